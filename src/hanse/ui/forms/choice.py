"""Fields of choices: one of a few, one of many, several, yes or no, and a box to tick."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.ui.forms.base import GOVUK, Form, UiBoundField, UiField, Wording, text_or_html


@dataclass(frozen=True, slots=True)
class Choice:
    """An option: its value, its words, a hint below them, and the name of the field that it reveals.

    `alone` marks "none of these" among several choices: choosing it clears the others.
    """

    value: str
    text: Wording
    hint: Wording = ""
    reveal: str = ""
    alone: bool = False


Choices = Iterable[Choice | tuple[str, Wording]]


class _Optioned(UiField):
    """A field with options; their hints and revealed fields stand beside each."""

    grouped: ClassVar[bool] = True
    missing: ClassVar = gettext_lazy("Choose an answer to “{label}”.")
    options: Sequence[Choice] = ()

    def __init__(self, *, choices: Choices, **rest: Any) -> None:
        self.options = tuple(option if isinstance(option, Choice) else Choice(*option) for option in choices)
        super().__init__(choices=[(option.value, option.text) for option in self.options], **rest)

    def prepared(self, value: Any) -> set[str]:
        """The options' values behind a stored, typed or cleaned value."""
        value = self.prepare_value(value)
        if value in self.empty_values:
            return set()
        return {str(one) for one in (value if isinstance(value, list | tuple | set) else [value])}

    def items(self, bound: UiBoundField, chosen: set[str]) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = []
        for option in self.options:
            item: dict[str, Any] = {
                "value": option.value,
                **text_or_html(option.text),
                "checked": option.value in chosen,
            }
            if option.hint:
                item["hint"] = text_or_html(option.hint)
            if option.reveal and isinstance(bound.form, Form):
                # Said in the label, since a radio may not carry aria-expanded.
                more = format_html(
                    '{}<span class="govuk-visually-hidden"> ({})</span>', option.text, _("asks one thing more")
                )
                item |= {
                    "text": None,
                    "html": more,
                    "conditional": {"html": bound.form[option.reveal].as_field_group()},
                }
            items.append(item)
        return items


class ChoiceField(_Optioned, forms.ChoiceField):
    """One option. Radios, which show every option; `select=True` only for long, well-known lists such as countries."""

    component: ClassVar = (GOVUK.format("radios"), "govukRadios")
    widget = forms.RadioSelect

    def __init__(self, *, choices: Choices, select: bool = False, inline: bool = False, **rest: Any) -> None:
        super().__init__(choices=choices, **rest)
        self.select = select
        self.inline = inline
        if select:
            self.component = (GOVUK.format("select"), "govukSelect")  # type: ignore[misc]
            self.grouped = False  # type: ignore[misc]

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        chosen = self.prepared(bound.value())
        if self.select:
            first = {"value": "", "text": _("Choose one"), "selected": not chosen}
            rest = [{**item, "selected": item["value"] in chosen} for item in self.items(bound, chosen)]
            return super().parameters(bound) | {"items": [first, *rest]}
        own = {"idPrefix": bound.auto_id, "items": self.items(bound, chosen)}
        inline = {"classes": f"govuk-radios--inline {self.classes}"} if self.inline else {}
        return super().parameters(bound) | own | inline


class ChoicesField(_Optioned, forms.MultipleChoiceField):
    """Several options; an option that is `alone` ("none of these") stands last, after "or"."""

    component: ClassVar = (GOVUK.format("checkboxes"), "govukCheckboxes")
    widget = forms.CheckboxSelectMultiple

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        items = self.items(bound, self.prepared(bound.value()))
        alone = [index for index, option in enumerate(self.options) if option.alone]
        for index in reversed(alone):
            items[index]["behaviour"] = "exclusive"
            items.insert(index, {"divider": _("or")})
        return super().parameters(bound) | {"idPrefix": bound.auto_id, "items": items}

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        alone = {option.value for option in self.options if option.alone}
        if len(value) > 1 and alone.intersection(value):
            text = next(option.text for option in self.options if option.value in alone.intersection(value))
            raise forms.ValidationError(
                _("Choose “%(text)s” or other options, not both.") % {"text": text}, code="alone"
            )


class YesNoField(ChoiceField):
    """Yes or no; the value is a bool, or None where it may stay open."""

    def __init__(self, *, reveal_yes: str = "", reveal_no: str = "", **rest: Any) -> None:
        options = [
            Choice("yes", gettext_lazy("Yes"), reveal=reveal_yes),
            Choice("no", gettext_lazy("No"), reveal=reveal_no),
        ]
        super().__init__(choices=options, inline=not (reveal_yes or reveal_no), **rest)

    def prepare_value(self, value: object) -> object:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value

    def clean(self, value: Any) -> Any:
        return {"yes": True, "no": False}.get(super().clean(value))


class CheckField(UiField, forms.BooleanField):
    """One box to tick, with its own words as label: agreeing, confirming. `required` means it must be ticked."""

    component: ClassVar = (GOVUK.format("checkboxes"), "govukCheckboxes")
    missing: ClassVar = gettext_lazy("Tick the box “{label}” to go on.")

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        shared = super().parameters(bound)
        shared.pop("label")
        hint = {"hint": shared.pop("hint")} if "hint" in shared else {}
        item = {"value": "on", **text_or_html(bound.label), "checked": bool(bound.value()), **hint}
        return shared | {"idPrefix": bound.auto_id, "items": [item]}


class StatementField(CheckField):
    """A box to tick under a legend: the label is the legend, `statement` stands beside the box."""

    grouped: ClassVar[bool] = True

    def __init__(self, *, statement: Wording, **rest: Any) -> None:
        super().__init__(**rest)
        self.statement = statement

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        item = {"value": "on", **text_or_html(self.statement), "checked": bool(bound.value())}
        return UiField.parameters(self, bound) | {"idPrefix": bound.auto_id, "items": [item]}
