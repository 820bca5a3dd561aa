/**
 * Signing out takes from this device what was typed and not saved, so that the next person at it finds nothing. Where
 * there is such text, the dialogue [data-unsaved] names its pages and asks first.
 */
import * as kept from "./kept.js";

export function askBeforeLeaving(root) {
  const dialogue = root.querySelector("dialog[data-unsaved]");
  if (!dialogue) return;
  let leaving = null;
  root.addEventListener("submit", (event) => {
    if (!signsOut(event.target, dialogue.dataset.signOut) || leaving === event.target) return;
    const unsaved = kept.all();
    if (!unsaved.length) return;
    event.preventDefault();
    leaving = event.target;
    list(dialogue, unsaved);
    dialogue.showModal();
  });
  dialogue.addEventListener("close", () => {
    if (dialogue.returnValue === "leave") {
      kept.dropAll();
      leaving.requestSubmit();
    }
    leaving = null;
  });
  for (const button of dialogue.querySelectorAll("button")) {
    button.addEventListener("click", () => dialogue.close(button.value));
  }
}

function signsOut(form, address) {
  return form.method === "post" && new URL(form.action).pathname === address;
}

function list(dialogue, unsaved) {
  const pages = new Map(unsaved.map(([, entry]) => [entry.page.path, entry.page.title]));
  const items = [...pages].map(([path, title]) => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: path, textContent: title, className: "govuk-link" });
    item.append(link);
    return item;
  });
  dialogue.querySelector("[data-unsaved-pages]").replaceChildren(...items);
}
