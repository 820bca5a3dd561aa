/** Unfold filter panels where the window has room for them beside the list; on a phone they stay folded. */
export function unfoldFilters(scope) {
  if (!matchMedia("(min-width: 40.0625em)").matches) return;
  for (const panel of scope.querySelectorAll(".hanse-filters__details")) panel.open = true;
}
