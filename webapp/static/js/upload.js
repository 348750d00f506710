// Enhancement only. Without it the form sends all its files at once and keeps the plain words of what is pasted.
(() => {
  "use strict";

  // A form that is being sent is not sent again.
  document.querySelectorAll("form.upload, form.review").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      setTimeout(() => form.querySelectorAll("button").forEach((button) => { button.disabled = true; }));
    });
  });
  addEventListener("pageshow", () => document.querySelectorAll("button:disabled").forEach((button) => { button.disabled = false; }));

  const form = document.querySelector("form.upload");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const button = form.querySelector("button.is-main");
  const came = document.getElementById("came");
  const rows = came.querySelector("tbody");
  const sum = document.getElementById("came-sum");
  const address = form.dataset.add.replace("00000000-0000-0000-0000-000000000000", form.elements.upload.value);
  const waiting = [];
  let sent = 0, all = 0, isSending = false, goesOn = false;

  // --- files: each is sent by itself, with its progress, as soon as it is chosen or dropped

  const cell = (tag, text) => {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  };

  const take = (files) => {
    for (const file of files) {
      const row = document.createElement("tr");
      const name = cell("th", file.name);
      name.scope = "row";
      name.dir = "auto";
      const bar = document.createElement("progress");
      bar.max = 1;
      bar.value = 0;
      bar.setAttribute("aria-label", `${file.name}: being sent`);
      const outcome = cell("td", "");
      outcome.append(bar);
      row.append(name, outcome, cell("td", "waiting"));
      rows.append(row);
      waiting.push({ file, row, bar });
      all += 1;
    }
    came.hidden = rows.children.length === 0;
    if (!isSending) sendNext();
  };

  const sendNext = () => {
    const next = waiting.shift();
    isSending = Boolean(next);
    say();
    if (!next) {
      if (goesOn) form.requestSubmit(button);
      return;
    }
    const note = next.row.lastChild;
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.append("file", next.file, next.file.name);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) next.bar.value = event.loaded / event.total;
      note.textContent = "being sent";
    });
    request.upload.addEventListener("load", () => {
      next.bar.removeAttribute("value");
      note.textContent = "being read";
    });
    request.addEventListener("loadend", () => {
      const made = document.createElement("tbody");
      if (request.status === 200) made.innerHTML = request.responseText;
      if (made.children.length) next.row.replaceWith(...made.children);
      else {
        next.row.className = "is-refused";
        next.row.children[1].textContent = "refused";
        note.textContent = request.status === 503 ? request.responseText : "It could not be sent. Check the connection and choose it again.";
      }
      sent += 1;
      sendNext();
    });
    request.open("POST", address);
    request.send(data);
  };

  const say = () => {
    const refused = rows.querySelectorAll(".is-refused").length;
    sum.textContent = sent < all ? `${sent} of ${all} files read …` : `${all} file${all === 1 ? "" : "s"} read${refused ? `; ${refused} refused, see why` : ""}.`;
    button.textContent = goesOn && sent < all ? "Reading …" : "Read these texts";
  };

  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });

  form.addEventListener("submit", (event) => {
    if (!isSending) return;
    event.preventDefault();
    goesOn = true;
    say();
  });

  // --- drop: files, folders of files, or a link

  const hint = form.querySelector(".drop-hint");
  const drop = document.getElementById("drop");
  hint.hidden = false;
  let depth = 0;
  const mark = (change) => {
    depth = Math.max(0, depth + change);
    drop.classList.toggle("is-over", depth > 0);
  };

  const filesIn = async (entry) => {
    if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) return found;
      for (const each of some) if (!each.name.startsWith(".")) found.push(...await filesIn(each));
    }
  };

  addEventListener("dragenter", (event) => { event.preventDefault(); mark(1); });
  addEventListener("dragleave", () => mark(-1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", async (event) => {
    if (event.target.matches("textarea") && !event.dataTransfer.files.length) { depth = 0; mark(0); return; }
    event.preventDefault();
    depth = 0;
    mark(0);
    const link = event.dataTransfer.getData("text/uri-list");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    if (entries.length) take((await Promise.all(entries.map(filesIn))).flat());
    else if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
    else if (link) form.elements.urls.value = `${form.elements.urls.value.trim()}\n${link}`.trim();
  });

  // --- rich paste: headings and links go along, as long as nobody changes the words afterwards

  const paste = form.elements.paste;
  const rich = form.elements.paste_html;
  const note = document.getElementById("paste-note");
  let pastedNow = "";
  paste.addEventListener("paste", (event) => {
    pastedNow = paste.value.trim() ? "" : event.clipboardData.getData("text/html");
  });
  paste.addEventListener("input", () => {
    const hadRich = Boolean(rich.value);
    rich.value = pastedNow;
    note.textContent = pastedNow ? "Its headings and links are kept." : hadRich ? "It is read as plain text now." : "";
    pastedNow = "";
  });
})();
