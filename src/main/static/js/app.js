// The menu on a phone, buttons that copy. No framework, nothing is needed to use a page.
(() => {
  document.addEventListener("click", (event) => {
    const menu = event.target.closest("[data-menu]");
    if (menu) {
      const side = document.getElementById(menu.dataset.menu);
      menu.setAttribute("aria-expanded", String(side.classList.toggle("is-open")));
      if (side.classList.contains("is-open")) side.querySelector("a, button")?.focus();
      return;
    }
    const copy = event.target.closest("[data-copy]");
    if (copy && navigator.clipboard) {
      navigator.clipboard.writeText(copy.dataset.copy).then(() => {
        const word = copy.querySelector("[data-copied]");
        if (!word) return;
        const before = word.textContent;
        word.textContent = word.dataset.copied;
        setTimeout(() => { word.textContent = before; }, 2000);
      });
    }
  });

  // The drawer beside a table: filled by htmx, closed by its button or Esc; focus goes back to the row.
  let row = null;
  const shut = () => {
    const drawer = document.getElementById("drawer");
    if (!drawer || drawer.hidden) return false;
    drawer.hidden = true;
    drawer.textContent = "";
    if (row) row.focus();
    return true;
  };
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[hx-target='#drawer']");
    if (opener) row = opener;
    const close = event.target.closest("[data-close='drawer']");
    if (close && shut()) event.preventDefault();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "drawer") return;
    event.detail.target.hidden = false;
    event.detail.target.querySelector("[data-close='drawer']")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const side = document.querySelector(".mf-side.is-open");
    if (!side) return;
    side.classList.remove("is-open");
    const menu = document.querySelector("[data-menu]");
    menu?.setAttribute("aria-expanded", "false");
    menu?.focus();
  });

  // A file that would be refused for its size is refused before it travels.
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!field.matches?.("input[type=file][data-most]")) return;
    const large = [...field.files].some((file) => file.size > Number(field.dataset.most));
    field.setCustomValidity(large ? field.dataset.tooLarge : "");
    field.reportValidity();
  });

  // A wording that nobody has changed follows the language that is chosen.
  document.addEventListener("change", (event) => {
    const choice = event.target;
    if (!choice.matches?.("select[data-wording-of]")) return;
    const field = document.getElementById(choice.dataset.wordingOf);
    const ours = [...choice.options].map((one) => one.dataset.wording);
    if (ours.includes(field.value.trim())) field.value = choice.selectedOptions[0].dataset.wording;
  });

  // A mail may be dropped anywhere on a page that has a drop zone.
  const zone = document.querySelector("form[data-drop]");
  if (zone) {
    const file = zone.querySelector("input[type=file]");
    addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("is-over"); });
    addEventListener("dragleave", () => zone.classList.remove("is-over"));
    addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      file.files = event.dataTransfer.files;
      zone.requestSubmit();
    });
    file.addEventListener("change", () => { if (file.files.length) zone.requestSubmit(); });
  }
})();
