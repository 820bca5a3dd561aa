/**
 * Nothing typed is lost: what stands in a form marked data-keep="key" is kept in this tab until the server has it.
 *
 * Kept in sessionStorage: it lives through a reload, a lost connection, an error page and a new sign-in, and ends with
 * the tab. Passwords, files and hidden fields are never kept. A form that comes back with its problems wins over the
 * kept text: it holds the same.
 */
const PREFIX = "hanse-keep:";
const SKIPPED = new Set(["password", "file", "hidden", "submit", "button"]);

export function keepTyped(root) {
  forgetAccepted(root);
  for (const form of root.querySelectorAll("form[data-keep]")) {
    const key = PREFIX + form.dataset.keep;
    if (!root.querySelector(".govuk-error-summary")) restore(form, key);
    form.addEventListener("input", () => store(key, { values: read(form) }));
    form.addEventListener("submit", () => store(key, { values: read(form), sent: true }));
    form.addEventListener("hanse:saved", () => sessionStorage.removeItem(key));
  }
}

/**
 * A page that follows a sent form means that the form arrived, unless it is an error, a sign-in, or come to by another
 * way than from the form, after a connection that broke: then what was sent counts as typed again.
 */
function forgetAccepted(root) {
  const refused = root.querySelector("[data-keeps-typed], input[type=password], .govuk-error-summary");
  const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))) {
    const entry = JSON.parse(sessionStorage[key]);
    if (!entry.sent) continue;
    if (refused || back || !document.referrer) store(key, { ...entry, sent: false });
    else sessionStorage.removeItem(key);
  }
}

function controls(form) {
  return [...form.elements].filter((control) => control.name && !SKIPPED.has(control.type));
}

function read(form) {
  return controls(form).map((control) => [control.name, control.value, control.checked ?? null]);
}

function store(key, entry) {
  try {
    sessionStorage.setItem(key, JSON.stringify(entry));
  } catch {
    // A full or forbidden store: the page works as without scripts.
  }
}

function restore(form, key) {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
  if (!kept) return;
  let changed = false;
  for (const [name, value, checked] of kept.values) {
    for (const control of controls(form)) {
      if (control.name !== name) continue;
      if (control.type === "radio" || control.type === "checkbox") {
        if (control.value !== value || control.checked === checked) continue;
        control.checked = checked;
        changed = true;
      } else if (control.value !== value) {
        control.value = value;
        changed = true;
      }
    }
  }
  if (!changed) return;
  form.dispatchEvent(new Event("change", { bubbles: true }));
  const notice = document.querySelector("[data-kept-notice]");
  if (notice) notice.hidden = false;
}
