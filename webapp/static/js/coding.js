// Keys for coding and reviewing. Without it every label is chosen and every form sent as it stands.
(() => {
  "use strict";
  const typing = (event) => event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, select, input[type=text]");
  const hint = (label, key) => {
    const shown = document.createElement("kbd");
    shown.textContent = key;
    shown.setAttribute("aria-hidden", "true");
    label.append(shown);
  };
  const inputs = (question) => [...question.querySelectorAll("input")];
  const isMany = (question) => inputs(question)[0].type === "checkbox";
  const number = (question) => inputs(question).slice(0, 9).forEach((input, place) => hint(input.closest("label"), place + 1));
  const choose = (question, place) => {
    const input = inputs(question)[place - 1];
    if (input) input.checked = isMany(question) ? !input.checked : true;
    return Boolean(input);
  };
  const keys = document.querySelector(".keys");
  if (keys) keys.hidden = false;

  // Coding: one form with several questions; number keys answer the first that is open.
  const form = document.querySelector("form[data-coding]");
  if (form) {
    const questions = [...form.querySelectorAll(".coding-question")];
    const isOpen = (question) => !isMany(question) && !inputs(question).some((input) => input.checked);
    const around = () => document.activeElement.closest(".coding-question");
    let latest = null;
    // What is asked once comes first; then number keys tick frames.
    const ticked = () => latest && isMany(latest) ? latest : questions.find(isMany);
    const current = () => around() || questions.find(isOpen) || ticked() || latest || questions[questions.length - 1];
    const show = () => questions.forEach((question) => question.classList.toggle("is-current", questions.length > 1 && question === current()));
    questions.forEach((question) => {
      number(question);
      question.addEventListener("change", show);
      question.addEventListener("focusin", show);
    });
    show();
    document.addEventListener("keydown", (event) => {
      if (typing(event)) return;
      if (/^[1-9]$/.test(event.key)) {
        latest = current();
        if (!choose(latest, event.key)) return;
        event.preventDefault();
        if (around()) document.activeElement.blur();
        show();
      } else if (event.key === "Enter" && !event.target.closest("a, button, summary")) {
        event.preventDefault();
        form.requestSubmit();
      } else if (event.key === "u" && form.dataset.back) {
        location.assign(form.dataset.back);
      }
    });
  }

  // Reviewing: a button for each verdict; correcting opens the labels, whose numbers choose.
  const review = document.querySelector("form[data-review]");
  if (review) {
    const question = document.querySelector("form[data-correct] .coding-question");
    const fold = document.querySelector(".review-correct");
    if (question) number(question);
    document.addEventListener("keydown", (event) => {
      if (typing(event)) return;
      const button = /^[acs]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
      if (button) {
        event.preventDefault();
        button.click();
        if (fold && fold.open && button.matches("summary")) fold.querySelector("input").focus();
      } else if (/^[1-9]$/.test(event.key) && question && fold.open) {
        event.preventDefault();
        choose(question, event.key);
      } else if (event.key === "Enter" && fold && fold.open && !event.target.closest("a, button, summary")) {
        event.preventDefault();
        fold.closest("form").requestSubmit();
      } else if (event.key === "u" && review.dataset.back) {
        location.assign(review.dataset.back);
      }
    });
  }
})();
