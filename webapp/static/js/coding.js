// Keys for coding and reviewing. Without it every label is chosen and sent as the form stands.
(() => {
  "use strict";
  const form = document.querySelector("form[data-coding]");
  if (!form) return;
  const questions = [...form.querySelectorAll(".coding-question")];
  const inputs = (question) => [...question.querySelectorAll("input")];
  const isMany = (question) => inputs(question)[0].type === "checkbox";
  const isOpen = (question) => !isMany(question) && !inputs(question).some((input) => input.checked);

  // The question that number keys answer: the first that is open, else the one with the focus, else the last.
  let chosen = null;
  const current = () => {
    const focused = document.activeElement.closest(".coding-question");
    return focused || questions.find(isOpen) || chosen || questions[questions.length - 1];
  };
  const show = () => questions.forEach((question) => question.classList.toggle("is-current", questions.length > 1 && question === current()));

  questions.forEach((question) => {
    inputs(question).slice(0, 9).forEach((input, place) => {
      const key = document.createElement("kbd");
      key.textContent = place + 1;
      key.setAttribute("aria-hidden", "true");
      input.closest("label").append(key);
    });
    question.addEventListener("change", show);
    question.addEventListener("focusin", show);
  });
  form.querySelector(".keys").hidden = false;
  show();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, select, input[type=text]")) return;
    if (/^[1-9]$/.test(event.key)) {
      const question = current();
      const input = inputs(question)[event.key - 1];
      if (!input) return;
      event.preventDefault();
      if (isMany(question)) input.checked = !input.checked;
      else input.checked = true;
      chosen = question;
      if (document.activeElement.closest(".coding-question")) document.activeElement.blur();
      show();
    } else if (event.key === "Enter" && !event.target.closest("a, button, summary")) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "u" && form.dataset.back) {
      location.assign(form.dataset.back);
    }
  });
})();
