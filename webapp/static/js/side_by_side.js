// Side by side. Without it every number is a link to the same page with its claim followed.
(() => {
  "use strict";
  const table = document.getElementById("synopsis");
  if (!table) return;
  const said = document.getElementById("said");
  const keys = document.getElementById("keys");
  const stops = [...table.querySelectorAll(".stop")];
  const stopOf = (claim) => stops.find((stop) => stop.dataset.claim === claim);
  const current = () => stops.findIndex((stop) => stop.hasAttribute("aria-current"));

  const follow = (stop, { push = false } = {}) => {
    table.querySelectorAll(".mark-chosen").forEach((each) => each.classList.remove("mark-chosen"));
    table.querySelectorAll("tr.is-chosen").forEach((each) => each.classList.remove("is-chosen"));
    stops.forEach((each) => each.removeAttribute("aria-current"));
    stop.setAttribute("aria-current", "true");
    const row = stop.closest("tr");
    row.classList.add("is-chosen");
    if (stop.dataset.claim) {
      table.querySelectorAll(`.mark-claim-${stop.dataset.claim}`).forEach((each) => each.classList.add("mark-chosen"));
    }
    history[push ? "pushState" : "replaceState"]({}, "", stop.href);
    stop.focus({ preventScroll: true });
    bring(row);
    said.textContent = stop.dataset.said;
  };

  // All columns move together, and only where the row is not in sight as a whole.
  const bring = (row) => {
    const head = table.tHead.getBoundingClientRect();
    const top = getComputedStyle(table.tHead.rows[0].cells[1]).position === "sticky" ? head.height : 0;
    const box = row.getBoundingClientRect();
    if (box.top < top || box.bottom > innerHeight) scrollBy({ top: box.top - top - 12, behavior: "instant" });  // the next key may come before a glide ends
  };

  table.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest("a[data-claim], a.stop");
    if (!link) return;
    const stop = link.dataset.claim ? stopOf(link.dataset.claim) : link;
    if (!stop) return;
    event.preventDefault();
    follow(stop, { push: true });
  });

  // j and k go from claim to claim; a reader can turn them off, and the browser remembers it.
  keys.closest("label").hidden = false;
  try { keys.checked = localStorage.getItem("claim-keys") !== "off"; } catch { /* storage may be closed */ }
  keys.addEventListener("change", () => {
    try { localStorage.setItem("claim-keys", keys.checked ? "on" : "off"); } catch { /* as above */ }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    if (!keys.checked || (event.key !== "j" && event.key !== "k")) return;
    const at = current();
    const next = event.key === "j" ? at + 1 : (at < 0 ? 0 : at - 1);
    if (next >= 0 && next < stops.length) follow(stops[next]);
  });

  addEventListener("popstate", () => {
    const stop = stops.find((each) => each.href === location.href);
    if (stop) follow(stop);
  });
})();
