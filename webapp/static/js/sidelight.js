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

  // What is under way is asked after until the answer is that the page must be loaded anew. A report can take its time to be
  // put together for the first time: asking on would begin that again every two seconds.
  let isLeaving = false;
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    isLeaving ||= event.detail.xhr.getResponseHeader("HX-Refresh") === "true";
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isLeaving && event.detail.elt.matches("[hx-trigger^=every]")) event.preventDefault();
  });
  addEventListener("pageshow", () => { isLeaving = false; });

  // A note stands beside the number that opened it; Escape closes it and returns there. In another view of the report
  // the line that says how it is read has the focus.
  const openers = new WeakMap();
  let latest = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    const note = event.detail.target;
    const link = event.target;
    if (!note || !note.matches(".margin-note") || !link.matches("a")) return;
    // From one note to another: closing leads back to where the first was opened.
    if (note.contains(link)) return;
    const before = openers.get(note);
    if (before) before.classList.remove("is-opener");
    openers.set(note, link);
    link.classList.add("is-opener");
  });
  const close = (note) => {
    const opener = openers.get(note);
    note.replaceChildren();
    note.classList.remove("is-open");
    openers.delete(note);
    if (note === latest) latest = null;
    if (!opener) return;
    opener.classList.remove("is-opener");
    const address = opener.getAttribute("hx-get"); // the section may have been made again since
    const same = `a[hx-get="${CSS.escape(address)}"]`;
    const now = opener.isConnected ? opener : note.parentElement.querySelector(same);
    if (now) now.focus();
  };
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "edition" || (event.detail.target && event.detail.target.id === "edition")) {
      begin();
      const line = document.querySelector(".controls > summary");
      if (line) line.focus({ preventScroll: true });
      return;
    }
    const note = event.target;
    if (!note.matches(".margin-note") || !openers.has(note)) return;
    latest = note;
    note.classList.add("is-open");
    note.querySelectorAll(".closes").forEach((button) => { button.hidden = false; });
    const summary = note.querySelector("summary");
    if (summary) summary.focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".margin-note .closes");
    if (button) close(button.closest(".margin-note"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target.matches("input, select, textarea")) return;
    const around = document.activeElement && document.activeElement.closest(".margin-note.is-open");
    const note = around || latest;
    if (note) close(note);
  });

  // A part that is sent when it is come to must be there before paper is: printing does not wait, so the request does.
  addEventListener("beforeprint", () => {
    document.querySelectorAll(".later[hx-get]").forEach((later) => {
      const asked = new XMLHttpRequest();
      asked.open("GET", later.getAttribute("hx-get"), false);
      asked.setRequestHeader("HX-Request", "true");
      try { asked.send(); } catch { return; }
      if (asked.status !== 200) return;
      const place = later.parentElement;
      later.outerHTML = asked.responseText;
      htmx.process(place);
    });
  });

  // Layers of an article apply at once.
  document.querySelectorAll("form.layers").forEach((form) => {
    form.addEventListener("change", () => form.requestSubmit());
    form.querySelector("button").hidden = true;
  });
})();
