// The article page. Without it every number leads to the same page with its sentence opened.
(() => {
  "use strict";
  const inspector = document.getElementById("inspector");
  const gist = document.getElementById("gist");
  const fold = document.querySelector(".layers-fold");
  const form = document.querySelector("form.layers");
  const keys = document.getElementById("keys");
  const hint = `<p class="hint">${inspector.dataset.hint}</p>`;
  const known = new Map(); // address → inspector
  const DWELL = 180; // milliseconds: a pointer that only crosses a sentence asks for nothing
  let asked = "";
  let dwelling = 0;
  let wanted = null; // the number of the sentence that is being opened: a choice stands before it is shown
  if (inspector.querySelector(".hint")) inspector.innerHTML = hint;

  const chosen = () => Number(new URLSearchParams(location.search).get("sentence")) || 0;
  const addressOf = (number) => {
    const query = new URLSearchParams(location.search);
    if (number) query.set("sentence", number); else query.delete("sentence");
    return `${location.pathname}${query.size ? `?${query}` : ""}`;
  };

  const fetched = async (address) => {
    if (!known.has(address)) {
      const answer = await fetch(address, { headers: { "HX-Target": "inspector" } });
      if (!answer.ok) throw new Error(String(answer.status));
      known.set(address, await answer.text());
    }
    return known.get(address);
  };

  const show = async (number) => {
    const address = asked = addressOf(number);
    const html = number ? await fetched(address) : hint;
    if (asked !== address) return false; // another sentence was asked for since
    inspector.innerHTML = html;
    htmx.process(inspector);
    inspector.scrollTop = 0;
    return true;
  };

  const mark = (number) => {
    document.querySelectorAll(".sentence.is-chosen").forEach((each) => {
      each.classList.remove("is-chosen");
      each.querySelector(".line-number").removeAttribute("aria-current");
    });
    const sentence = document.getElementById(`s${number}`);
    if (sentence) {
      sentence.classList.add("is-chosen");
      sentence.querySelector(".line-number").setAttribute("aria-current", "true");
    }
    inspector.classList.toggle("is-open", Boolean(sentence));
    let field = form.elements.namedItem("sentence");
    if (!field && number) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name: "sentence" });
      form.append(field);
    }
    if (field) { field.value = number || ""; field.disabled = !number; }
    return sentence;
  };

  const choose = async (number, { push = true, focus = "" } = {}) => {
    const address = addressOf(number);
    clearTimeout(dwelling);
    wanted = number;
    try {
      if (!(await show(number))) return;
    } catch {
      location.assign(`${address}#s${number}`);
      return;
    }
    wanted = null;
    if (push) history.pushState({}, "", `${address}${number ? `#s${number}` : ""}`);
    const sentence = mark(number);
    const inside = inspector.querySelector("[data-gist]");
    if (inside && focus !== "inspector") gist.textContent = inside.dataset.gist;
    if (focus === "inspector") inspector.querySelector("h2").focus({ preventScroll: true });
    if (focus === "sentence" && sentence) {
      sentence.querySelector(".line-number").focus({ preventScroll: true });
      sentence.scrollIntoView({ block: "nearest" });
    }
  };

  const numberOf = (sentence) => Number(sentence.id.slice(1));

  // A tap anywhere in a sentence opens it; its number does so by keyboard and takes the focus along.
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest("a");
    if (link && link.matches(".close")) {
      event.preventDefault();
      const number = chosen();
      choose(0).then(() => document.querySelector(`#s${number} .line-number`)?.focus({ preventScroll: true }));
      return;
    }
    if (link && link.matches(".line-number, .steps a, .to-sentence, .figures td a:not(.opens), .shown-measure a[href*='#s']")) {
      const number = Number(link.hash.slice(2));
      if (!number || link.pathname !== location.pathname) return;
      event.preventDefault();
      const byKey = event.detail === 0;
      choose(number, { focus: byKey && link.matches(".line-number") ? "inspector" : link.matches(".line-number") ? "" : "sentence" });
      return;
    }
    const sentence = event.target.closest(".sentence");
    if (sentence && !link && !String(getSelection())) choose(numberOf(sentence));
  });

  // While none is chosen, the sentence under the pointer shows what was read in it.
  const isFree = () => wanted === null && !chosen();
  if (matchMedia("(hover: hover) and (min-width: 62rem)").matches) {
    document.addEventListener("pointerover", (event) => {
      clearTimeout(dwelling);
      const sentence = event.target.closest(".sentence");
      if (sentence && isFree()) dwelling = setTimeout(() => show(numberOf(sentence)).catch(() => {}), DWELL);
    });
    document.addEventListener("focusin", (event) => {
      if (event.target.matches(".line-number") && isFree()) show(numberOf(event.target.closest(".sentence"))).catch(() => {});
    });
  }

  // j and k go from sentence to sentence; a reader can turn them off, and the browser remembers it.
  keys.closest("label").hidden = false;
  try { keys.checked = localStorage.getItem("sentence-keys") !== "off"; } catch { /* storage may be closed */ }
  keys.addEventListener("change", (event) => {
    event.stopPropagation();
    try { localStorage.setItem("sentence-keys", keys.checked ? "on" : "off"); } catch { /* as above */ }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    if (event.key === "Escape" && chosen()) {
      inspector.querySelector(".close")?.click();
    } else if (keys.checked && (event.key === "j" || event.key === "k")) {
      const last = document.querySelectorAll(".sentence").length;
      const next = (wanted ?? chosen()) + (event.key === "j" ? 1 : -1);
      if (next >= 1 && next <= last) choose(next, { focus: "sentence" });
    }
  });

  document.addEventListener("sidelight:corrected", () => known.clear());
  addEventListener("popstate", () => choose(chosen(), { push: false }));

  // Layers are beside a wide page and folded above a narrow one.
  const wide = matchMedia("(min-width: 74rem)");
  fold.open = wide.matches;
  wide.addEventListener("change", () => { fold.open = wide.matches; });
})();
