/**
 * Keeps the page's save status true for every form marked data-autosave: saving, saved at, conflict, no connection.
 * Its words come translated, as data attributes of the element [data-save-status].
 */
export function watchSaves(root) {
  const unsent = new Set();
  const form = (event) => (event.target instanceof Element ? event.target.closest("form[data-autosave]") : null);

  root.addEventListener("htmx:before:request", (event) => form(event) && say(root, "saving"));
  root.addEventListener("htmx:after:request", (event) => {
    const sent = form(event);
    if (!sent) return;
    const status = event.detail.ctx.response.status;
    const state = status < 400 ? "saved" : status === 409 ? "conflict" : status === 422 ? "refused" : "failed";
    unsent[state === "failed" ? "add" : "delete"](sent);
    say(root, state);
    if (state === "saved") sent.dispatchEvent(new CustomEvent("hanse:saved", { bubbles: true }));
  });
  root.addEventListener("htmx:error", (event) => {
    const sent = form(event);
    if (!sent) return;
    unsent.add(sent);
    say(root, "offline");
  });
  window.addEventListener("online", () => {
    for (const waiting of unsent) waiting.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function say(root, state) {
  const place = root.querySelector("[data-save-status]");
  if (!place) return;
  const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  place.dataset.state = state;
  place.textContent = place.dataset[state].replace("{time}", now);
}
