/** Close open menus on Escape (focus returns to the menu's summary) and on a click outside. */
export function closeMenus(root) {
  const open = () => root.querySelectorAll("details.hanse-menu[open]");
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    }
  });
  root.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
}
