/** Show what a chosen radio or box reveals, hide what the others do. Without scripts everything is shown. */
export function reveals(scope) {
  for (const group of scope.querySelectorAll('[data-module="govuk-radios"], [data-module="govuk-checkboxes"]')) {
    if (!group.querySelector("[data-aria-controls]")) continue;
    const update = () => {
      for (const input of group.querySelectorAll("[data-aria-controls]")) {
        const kind = input.type === "radio" ? "govuk-radios" : "govuk-checkboxes";
        const revealed = document.getElementById(input.dataset.ariaControls);
        revealed?.classList.toggle(`${kind}__conditional--hidden`, !input.checked);
      }
    };
    group.addEventListener("change", update);
    update();
  }
}

/** "None of these" clears the other boxes, and any other box clears it. */
export function exclusiveChoices(scope) {
  for (const group of scope.querySelectorAll('[data-module="govuk-checkboxes"]')) {
    group.addEventListener("change", ({ target }) => {
      if (!target.checked) return;
      const alone = target.dataset.behaviour === "exclusive";
      for (const box of group.querySelectorAll('input[type="checkbox"]')) {
        if (box !== target && (alone || box.dataset.behaviour === "exclusive")) box.checked = false;
      }
    });
  }
}
