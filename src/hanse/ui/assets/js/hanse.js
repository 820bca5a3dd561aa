// Everything here is an enhancement: each page works without it.
import {
  Button,
  CharacterCount,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  ServiceNavigation,
  SkipLink,
  Tabs,
  createAll,
} from "govuk-frontend";
import htmx from "htmx.org/dist/htmx.esm.js";
import { layBoards } from "./board.js";
import { exclusiveChoices, reveals } from "./choices.js";
import { unfoldFilters } from "./filters.js";
import { keepTyped } from "./keep.js";
import { askBeforeLeaving } from "./leave.js";
import { closeMenus } from "./menus.js";
import { tellOfPasskeys } from "./passkey.js";
import { locatePlaces } from "./place.js";
import { watchSaves } from "./save.js";

const COMPONENTS = [Button, CharacterCount, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, ServiceNavigation, SkipLink, Tabs];

function enhance(scope) {
  for (const component of COMPONENTS) createAll(component, {}, { scope, onError: () => {} });
  reveals(scope);
  exclusiveChoices(scope);
  unfoldFilters(scope);
  locatePlaces(scope);
  layBoards(scope);
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
window.htmx = htmx;
closeMenus(document);
watchSaves(document);
enhance(document.body);
keepTyped(document);
askBeforeLeaving(document);
tellOfPasskeys(document);

// What htmx brings in later gets the same treatment as what came with the page.
document.addEventListener("htmx:after:swap", (event) => {
  enhance(event.target instanceof Element ? event.target : document.body);
});
