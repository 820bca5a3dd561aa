/**
 * Keeps the page's save status true for every form marked data-autosave: saving, saved at, conflict, no connection.
 * Its words come translated, as data attributes of the element [data-save-status]. What could not be sent is tried
 * again: when the connection is back, when the tab is looked at, and after a while that grows.
 */
const FIRST_WAIT_MS = 4000;
const LONGEST_WAIT_MS = 60_000;

export function watchSaves(root) {
  const unsent = new Set();
  let wait = FIRST_WAIT_MS;
  let timer = 0;

  const again = () => {
    clearTimeout(timer);
    for (const sender of unsent) sender.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const later = (sender) => {
    unsent.add(sender);
    clearTimeout(timer);
    timer = setTimeout(again, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  const form = (event) => (event.target instanceof Element ? event.target.closest("form[data-autosave]") : null);

  root.addEventListener("htmx:before:request", (event) => {
    if (!form(event)) return;
    tell(event, "hanse:sending");
    if (!unsent.has(event.target)) say(root, form(event), "saving"); // else the words for “not saved yet” stay true
  });
  root.addEventListener("htmx:after:request", (event) => {
    if (!form(event)) return;
    const state = outcome(event.detail.ctx.response.status);
    if (state === "failed") later(event.target);
    else unsent.delete(event.target);
    if (state === "saved") wait = FIRST_WAIT_MS;
    if (state === "saved" || state === "conflict") tell(event, "hanse:saved"); // in a conflict the server keeps both
    say(root, form(event), state);
  });
  root.addEventListener("htmx:error", (event) => {
    if (!form(event)) return;
    later(event.target);
    say(root, form(event), "offline");
  });
  window.addEventListener("online", again);
  root.addEventListener("visibilitychange", () => root.visibilityState === "visible" && again());
}

function outcome(status) {
  if (status < 400) return "saved";
  if (status === 409) return "conflict";
  return status >= 500 || status === 408 || status === 429 ? "failed" : "refused";
}

function tell(event, what) {
  event.target.dispatchEvent(new CustomEvent(what, { bubbles: true }));
}

function say(root, form, state) {
  const place = root.querySelector("[data-save-status]");
  if (!place) return;
  const lost = (state === "offline" || state === "failed") && form.dataset.kept === "no";
  const words = lost ? "unkept" : state;
  const { lang } = document.documentElement;
  // The server writes British English.
  const now = new Date().toLocaleTimeString(lang === "en" ? "en-GB" : lang, { hour: "2-digit", minute: "2-digit" });
  place.dataset.state = words;
  place.textContent = place.dataset[words].replace("{time}", now);
}
