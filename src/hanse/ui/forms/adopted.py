"""Fields that are not ours (allauth's, say) in the design system's clothes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from hanse.ui.forms.base import GOVUK, Problem, UiBoundField, UiField, text_or_html
from hanse.ui.rendering import render_macro

_AUTOCOMPLETE = {"email": "email", "login": "username", "username": "username"}


Drawn = tuple[str, str, dict[str, Any]]


def adopted(bound: forms.BoundField, label: str | None = None, hint: str | None = None) -> str:
    """Any bound field of Django as a group of the design system, chosen by its widget.

    Knows single-line inputs, passwords, text areas, a tick box, radios, selects and hidden fields. `label` and `hint`
    stand in place of the field's own words; an empty hint takes it away.
    """
    bound.label = bound.label if label is None else label
    bound.help_text = bound.help_text if hint is None else hint
    if isinstance(bound, UiBoundField):
        return bound.as_field_group()
    if bound.field.widget.is_hidden:
        return bound.as_widget()
    template, macro, parameters = _drawn(bound, _shared(bound))
    return render_macro(template, macro, parameters)


def adopted_problems(form: object, labels: Mapping[str, str] | None = None) -> list[Problem]:
    """The lines of the error summary of any Django form; none where it has none, or where there is no form.

    `labels` are the words that stand in place of the fields' own labels.
    """
    labels = labels or {}
    if not isinstance(form, forms.BaseForm) or not form.errors:
        return []
    lines = [Problem(str(text)) for text in form.non_field_errors()]
    return lines + [
        Problem(text, f"#{bound.auto_id}") for bound in form for text in _said(bound, labels.get(bound.name))
    ]


def _said(bound: forms.BoundField, label: str | None = None) -> list[str]:
    """What is wrong with a field; a missing value names its field, as it does in our own forms."""
    problems = bound.form.errors.as_data().get(bound.name, [])
    missing = str(format_lazy(UiField.missing, label=bound.label if label is None else label))
    return [missing if problem.code == "required" else str(text) for problem in problems for text in problem.messages]


def _drawn(bound: forms.BoundField, shared: dict[str, Any]) -> Drawn:
    match bound.field.widget:
        case forms.CheckboxInput():
            item = {"value": "on", **text_or_html(bound.label), "checked": bool(bound.value())}
            own: dict[str, Any] = {"label": None, "idPrefix": bound.auto_id, "items": [item]}
            return GOVUK.format("checkboxes"), "govukCheckboxes", shared | own
        case forms.RadioSelect():
            legend: Any = {"legend": shared["label"] | {"classes": "govuk-fieldset__legend--s"}}
            own = {"label": None, "idPrefix": bound.auto_id, "fieldset": legend, "items": _items(bound, "checked")}
            return GOVUK.format("radios"), "govukRadios", shared | own
        case forms.Select():
            return GOVUK.format("select"), "govukSelect", shared | {"items": _items(bound, "selected")}
        case forms.Textarea():
            return GOVUK.format("textarea"), "govukTextarea", shared | {"value": bound.value() or ""}
        case forms.PasswordInput():
            return "ui/components/password.html", "password", shared
        case widget:
            value = bound.value()
            own = {"type": getattr(widget, "input_type", "text"), "value": "" if value is None else str(value)}
            return GOVUK.format("input"), "govukInput", shared | own | {"spellcheck": False}


def _shared(bound: forms.BoundField) -> dict[str, Any]:
    attributes = {
        k: v for k, v in bound.field.widget.attrs.items() if k not in {"placeholder", "class", "autocomplete"}
    }
    parameters: dict[str, Any] = {
        "id": bound.auto_id,
        "name": bound.html_name,
        "label": {**text_or_html(bound.label), "classes": "govuk-label--s"},
        "autocomplete": bound.field.widget.attrs.get("autocomplete") or _AUTOCOMPLETE.get(bound.name, ""),
        "attributes": {
            name: "" if value is True else value for name, value in attributes.items() if value is not False
        },
    }
    if bound.help_text:
        parameters["hint"] = text_or_html(bound.help_text)
    if bound.errors:
        parameters["errorMessage"] = {"text": " ".join(_said(bound)), "visuallyHiddenText": _("Error")}
    return parameters


def _items(bound: forms.BoundField, mark: str) -> list[dict[str, Any]]:
    chosen = str(bound.value() or "")
    pairs = getattr(bound.field, "choices", ())
    return [{"value": str(value), "text": str(text), mark: str(value) == chosen} for value, text in pairs]
