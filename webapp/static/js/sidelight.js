// Enhancement only. Without it every link leads to a page and every form is sent as it stands.
(() => {
  "use strict";
  const wide = matchMedia("(min-width: 74rem)");
  let watcher = null;

  // Begins anew when another view of the report takes the place of this one.
  const begin = () => {
    // The contents are open beside a wide page and folded above a narrow one.
    const contents = document.querySelector(".contents > details");
    if (contents) contents.open = wide.matches;

    // On a phone the note that is open from the start would push the report down.
    if (matchMedia("(max-width: 62rem)").matches) {
      document.querySelectorAll(".margin-note > .evidence").forEach((note) => { note.open = false; });
    }

    // The section being read is marked in the contents.
    const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
    if (watcher) watcher.disconnect();
    watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        links.forEach((link, id) => id === entry.target.id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
      }
    }, { rootMargin: "-10% 0px -75% 0px" });
    document.querySelectorAll(".section[id]").forEach((section) => watcher.observe(section));
  };
  wide.addEventListener("change", () => {
    const contents = document.querySelector(".contents > details");
    if (contents) contents.open = wide.matches;
  });
  begin();

  // An address that points into a fold opens it.
  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const inner = target.querySelector(":scope > .column > details.fold, :scope > details.fold");
    if (inner) inner.open = true;
    for (let up = target.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", openTarget);
  openTarget();

  // A note stands beside the number that opened it; Escape closes it and returns there. Another view of the report
  // takes the reader's place on the page along: the control that was used has the focus again.
  let opener = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.matches("a[hx-target]")) opener = event.target;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.matches("#edition") || event.detail.target.matches("#edition")) {
      begin();
      const controls = document.querySelector(".controls");
      if (controls) {
        controls.open = true;
        controls.querySelector("summary").focus({ preventScroll: true });
      }
      return;
    }
    const note = event.target;
    if (!note.matches(".margin-note") || !opener) return;
    note.classList.add("is-open");
    const summary = note.querySelector("summary");
    if (summary) summary.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const note = document.activeElement && document.activeElement.closest(".margin-note.is-open");
    if (!note) return;
    note.replaceChildren();
    note.classList.remove("is-open");
    if (opener) opener.focus();
  });

  // Layers of an article apply at once.
  document.querySelectorAll("form.layers").forEach((form) => {
    form.addEventListener("change", () => form.requestSubmit());
    form.querySelector("button").hidden = true;
  });
})();
