// The fields of Django's admin that find a row as one types take the name of their label.
addEventListener("load", () => {
  if (!window.django || !django.jQuery) return;
  django.jQuery(() => {  // after those who make the fields
    document.querySelectorAll("select.admin-autocomplete").forEach((select) => {
      const label = select.labels && select.labels[0];
      const shown = select.nextElementSibling;
      if (!label || !shown || !shown.matches(".select2")) return;
      shown.querySelectorAll("[role=combobox], [role=textbox]").forEach((field) => {
        field.removeAttribute("aria-labelledby");
        field.setAttribute("aria-label", label.textContent.trim());
      });
    });
  });
});
