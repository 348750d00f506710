// Correcting where the words stand: in the sentence inspector of an article and in the notes beside a report. Without
// it every link leads to the same form on a page of its own.
(() => {
  "use strict";
  const WAIT = 1000; // milliseconds between two questions whether the report is made again
  const inspector = document.getElementById("inspector");
  const asked = new Set(); // addresses that are being waited for
  const openers = new WeakMap(); // the place of a form → the link that opened it

  const placeOf = (element) => element.closest && element.closest(".correcting");
  const isBusy = (place) => Boolean(place && place.querySelector(".correction-form"));

  // One form at a time in a place; the link that opened it has the focus again when it is left.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const place = event.detail.target;
    if (place === inspector && isBusy(inspector)) event.preventDefault(); // what is being written is not taken away
    if (place && place.matches(".correcting") && event.target.matches("a")) openers.set(place, event.target);
  });
  const leave = (place) => {
    const opener = openers.get(place);
    place.replaceChildren();
    if (opener && opener.isConnected) opener.focus();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".correcting a.leaves");
    if (!link) return;
    event.preventDefault();
    leave(placeOf(link));
  });
  document.addEventListener("keydown", (event) => {
    const place = event.key === "Escape" && placeOf(event.target);
    if (!place || !isBusy(place)) return;
    event.stopImmediatePropagation(); // the note around it stays open
    if (!event.target.matches("input[type=text], select, textarea")) leave(place);
  }, true);

  // An answer that is told to be mended, or that another came before, stands in the same place.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr } = event.detail;
    if (!target.matches(".correcting, .made")) return;
    const isOurs = new URL(xhr.responseURL).pathname === event.detail.pathInfo.requestPath.split("?")[0];
    if (isOurs && (xhr.status === 409 || xhr.status === 422)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    } else if (!isOurs) { // led to the sign-in
      event.detail.shouldSwap = false;
      tell(target, "You are not signed in any more. Sign in on another page, then save again; your answer stands here.");
    }
  });
  const tell = (target, said) => {
    const line = target.querySelector(".failed");
    if (!line) return;
    line.hidden = false;
    line.textContent = said;
  };
  for (const name of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(name, (event) => {
      tell(event.detail.target, "It could not be saved just now. Your answer stands here; save it again.");
    });
  }

  // The focus goes to what is to be answered, else to what has come of it, which is then read out.
  const firstOf = (place) =>
    place.querySelector(".message[role=alert]") || place.querySelector(".has-problem :is(input, select, textarea)") ||
    place.querySelector(":checked:is(input)") || place.querySelector("form :is(input:not([type=hidden]), select, textarea)") ||
    place.querySelector("form button");
  document.addEventListener("htmx:afterSettle", (event) => {
    const changed = event.target;
    const saved = changed.matches(".saved") ? changed : changed.querySelector(".saved");
    if (saved) {
      document.dispatchEvent(new Event("sidelight:corrected"));
      saved.focus({ preventScroll: true });
      saved.scrollIntoView({ block: "nearest" });
      saved.querySelectorAll("[data-outcome]").forEach(follow);
    } else if (changed.matches(".correcting")) {
      const first = firstOf(changed);
      if (first) first.focus({ preventScroll: true });
      changed.scrollIntoView({ block: "nearest" });
    }
  });

  // What rests on it is made again meanwhile; then the page shows it, wherever its reader has got to.
  const follow = async (line) => {
    const address = line.dataset.outcome;
    if (asked.has(address)) return;
    asked.add(address);
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, WAIT));
      let answer;
      try { answer = await fetch(address); } catch { continue; }
      if (answer.status === 204) continue;
      asked.delete(address);
      if (!answer.ok) return;
      const { said, note } = await answer.json();
      if (line.isConnected) line.textContent = said;
      if (!asked.size) await renew(line, said, note); // of several the last one shows them all
      return;
    }
  };
  const renew = async (line, said, note) => {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (inspector) renewArticle(fresh, said);
    else await renewReport(fresh, line, note);
  };
  const replaced = (selector, fresh, root = document) => {
    const [old, now] = [root.querySelector(selector), fresh.querySelector(selector)];
    if (!old || !now || isBusy(old)) return; // not from under a writer's hands
    old.replaceChildren(...now.childNodes);
    htmx.process(old);
  };

  // --- the page of an article ---
  const renewArticle = (fresh, said) => {
    for (const part of ["#text", ".figures", ".layers fieldset", "#headline"]) replaced(part, fresh);
    document.dispatchEvent(new Event("sidelight:corrected")); // what was kept of other sentences is of before
    if (isBusy(inspector)) return;
    const had = inspector.contains(document.activeElement);
    replaced("#inspector", fresh);
    document.getElementById("gist").textContent = said;
    const first = inspector.querySelector(".remarks .made") || inspector.querySelector("h2");
    if (had && first) {
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
      first.scrollIntoView({ block: "nearest" });
    }
  };

  // --- the page of a report ---
  const whole = async (column) => { // a long part is not sent with the page: it is asked for where it was open
    const later = column.querySelector(".later");
    const address = column.querySelector("[hx-get]")?.getAttribute("hx-get");
    if (!later || !address) return;
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    const fold = later.closest("details.fold");
    later.outerHTML = await answer.text();
    if (fold) {
      fold.open = true;
      fold.removeAttribute("hx-get");
    }
  };
  const renewReport = async (fresh, line, note) => {
    const margin = line.isConnected ? line.closest(".margin-note") : null;
    const section = margin && margin.closest(".section");
    const before = section && section.getBoundingClientRect().top;
    for (const column of document.querySelectorAll(".section[id] > .column")) {
      const now = fresh.querySelector(`#${CSS.escape(column.parentElement.id)} > .column`);
      if (!now) continue;
      if (!column.querySelector(".later")) await whole(now);
      const isOpen = [...column.querySelectorAll("details")].map((fold) => fold.open);
      if (column.contains(document.activeElement)) continue; // not from under a reader's hands
      column.replaceChildren(...now.childNodes);
      column.querySelectorAll("details").forEach((fold, place) => { if (isOpen[place]) fold.open = true; });
      htmx.process(column);
    }
    replaced(".plate", fresh);
    if (!section) return;
    scrollBy(0, section.getBoundingClientRect().top - before);
    const address = note || margin.querySelector("a.own-page")?.getAttribute("href");
    const answer = address && !isBusy(margin) && (await fetch(address, { headers: { "HX-Request": "true" } }));
    if (!answer || !answer.ok || !line.isConnected) return; // its row is gone, or another note stands there by now
    const had = margin.contains(document.activeElement);
    margin.innerHTML = await answer.text();
    htmx.process(margin);
    margin.querySelectorAll(".closes").forEach((button) => { button.hidden = false; });
    if (had) margin.querySelector("summary").focus({ preventScroll: true });
  };
})();
