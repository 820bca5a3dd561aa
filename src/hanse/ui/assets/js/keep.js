/**
 * Nothing typed is lost: what stands in a form marked data-keep="name" and is not saved is kept on this device until
 * the server has it, over a reload, a lost connection, an error page, a closed tab and a new sign-in.
 *
 * Kept is what differs from what the server last had, with the hidden versions under which it was typed: put back
 * later, it meets what a colleague wrote meanwhile as a conflict and overwrites nothing. Passwords and files are never
 * kept. A form that came back with its problems, or marked data-unsaved, holds the text itself.
 */
import * as kept from "./kept.js";

const SKIPPED = new Set(["password", "file", "submit", "button", "hidden"]);
const NOT_A_VERSION = new Set(["csrfmiddlewaretoken", "back"]);
const known = new WeakMap(); // what the server has, by control
const sending = new WeakMap(); // what is on its way there, by the element that sends

export function keepTyped(root) {
  kept.sweep();
  noteArrivals(root);
  window.addEventListener("pageshow", (event) => event.persisted && takeBackAll());
  for (const form of root.querySelectorAll("form[data-keep]")) keepForm(root, form);
}

function keepForm(root, form) {
  const returned = form.hasAttribute("data-unsaved") || root.querySelector(".govuk-error-summary");
  for (const control of controls(form)) known.set(control, returned ? undefined : served(control));
  form.addEventListener("input", () => keep(form));
  form.addEventListener("change", () => keep(form));
  form.addEventListener("submit", () => keep(form, { sent: kept.tab() }));
  form.addEventListener("hanse:sending", (event) => {
    sending.set(event.target, new Map(controls(form, event.target).map((control) => [control, state(control)])));
  });
  form.addEventListener("hanse:saved", (event) => {
    for (const [control, value] of sending.get(event.target) ?? []) known.set(control, value);
    keep(form);
  });
  if (returned) keep(form);
  else restore(form);
}

/** Keep what the server does not have, and tell on the form whether it is safe. */
function keep(form, how = {}) {
  const unsaved = controls(form).filter((control) => state(control) !== known.get(control));
  if (!unsaved.length) return kept.drop(form.dataset.keep);
  const values = unsaved.map((control) => [identity(control), state(control)]);
  const versions = hidden(form).map((control) => [control.name, control.value]);
  const page = { path: location.pathname, title: document.querySelector("h1")?.textContent.trim() ?? document.title };
  form.dataset.kept = kept.put(form.dataset.keep, { values, versions, page, ...how }) ? "yes" : "no";
}

function restore(form) {
  const entry = kept.get(form.dataset.keep);
  if (!entry) return;
  const values = new Map(entry.values);
  const changed = controls(form).filter((control) => {
    const value = values.get(identity(control));
    return value !== undefined && value !== state(control);
  });
  for (const control of changed) show(control, values.get(identity(control)));
  if (!changed.length) return kept.drop(form.dataset.keep);
  const parts = new Set(changed.map(part));
  const versions = new Map(entry.versions);
  for (const control of hidden(form)) {
    if (parts.has(part(control)) && versions.has(control.name)) control.value = versions.get(control.name);
  }
  tellBack(form);
  const first = [...parts].map((one) => changed.find((control) => part(control) === one));
  const send = () => first.forEach((control) => control.dispatchEvent(new Event("change", { bubbles: true })));
  document.addEventListener("htmx:after:process", send, { once: true }); // before that nobody listens
}

/** Say that the text is back; and, where the form saves itself, that it is saved once it is. */
function tellBack(form) {
  const notice = document.querySelector("[data-kept-notice]");
  if (!notice) return;
  notice.hidden = false;
  form.addEventListener("hanse:saved", () => kept.get(form.dataset.keep) || (notice.textContent = notice.dataset.saved));
}

/**
 * A form of this tab arrived when the page that sent it was answered by being led on to another. Anything else that
 * follows (an error, a sign-in, a broken connection, another link) leaves it typed and not saved.
 */
function noteArrivals(root) {
  const navigation = performance.getEntriesByType("navigation")[0];
  const refused = root.querySelector("[data-keeps-typed], form[data-unsaved], input[type=password], .govuk-error-summary");
  const from = document.referrer && new URL(document.referrer).pathname;
  const led = navigation?.type !== "back_forward" && navigation?.redirectCount > 0 && !refused;
  for (const [name, entry] of kept.all()) {
    if (entry.sent !== kept.tab()) continue;
    if (led && from === entry.page.path) kept.drop(name);
    else kept.put(name, { ...entry, sent: undefined });
  }
}

function takeBackAll() {
  for (const [name, entry] of kept.all()) {
    if (entry.sent === kept.tab()) kept.put(name, { ...entry, sent: undefined });
  }
}

function controls(form, within = form) {
  return [...form.elements].filter(
    (control) => control.name && !SKIPPED.has(control.type) && (within === form || within.contains(control)),
  );
}

function hidden(form) {
  return [...form.elements].filter((control) => control.type === "hidden" && !NOT_A_VERSION.has(control.name));
}

const part = (control) => control.closest("[hx-post], form");
const ticked = (control) => control.type === "radio" || control.type === "checkbox";
const identity = (control) => (ticked(control) ? `${control.name}=${control.value}` : control.name);

function state(control) {
  if (ticked(control)) return control.checked;
  return control.options ? [...control.selectedOptions].map((one) => one.value).join("\n") : control.value;
}

/** What the server put there, whatever the browser has filled in since. */
function served(control) {
  if (ticked(control)) return control.defaultChecked;
  if (!control.options) return control.defaultValue;
  const chosen = [...control.options].filter((one) => one.defaultSelected);
  return (chosen.length || control.multiple ? chosen : [...control.options].slice(0, 1)).map((one) => one.value).join("\n");
}

function show(control, value) {
  if (ticked(control)) control.checked = value;
  else if (!control.options) control.value = value;
  else for (const one of control.options) one.selected = value.split("\n").includes(one.value);
}
