"""A field of several parts, each a field of its own: an address, a person, an amount with its unit."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES

from hanse.ui.forms.base import Problem, UiBoundField, UiField, Wording


def nothing_in(value: Any) -> bool:
    """Whether nothing was given, in any of the parts."""
    if isinstance(value, Mapping):
        return all(nothing_in(one) for one in value.values())
    return value in EMPTY_VALUES or value is False


class Parts(forms.Widget):
    """Reads `name-part` of every part into a mapping."""

    fields: Mapping[str, UiField]

    @property
    def needs_multipart_form(self) -> bool:  # type: ignore[override]
        return any(field.widget.needs_multipart_form for field in self.fields.values())

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return {
            part: field.widget.value_from_datadict(data, files, f"{name}-{part}") for part, field in self.fields.items()
        }

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return all(
            field.widget.value_omitted_from_data(data, files, f"{name}-{part}") for part, field in self.fields.items()
        )


class PartBound(UiBoundField):
    """One part with its share of the value and of the problems; `key` is its name in the value, or its place."""

    def __init__(self, outer: UiBoundField, key: str, field: UiField, label: Wording | None = None) -> None:
        super().__init__(outer.form, field, f"{outer.name}-{key}")
        self.outer, self.key = outer, key
        if label is not None:
            self.label = label

    def value(self) -> Any:
        held = self.outer.value()
        if isinstance(held, list | tuple):
            return self.field.prepare_value(held[int(self.key)] if int(self.key) < len(held) else None)
        return self.field.prepare_value(held.get(self.key) if isinstance(held, Mapping) else None)

    def said(self) -> list[tuple[str, str]]:
        inner = (
            (code.removeprefix(self.key).removeprefix("-"), words)
            for code, words in self.outer.said()
            if code == self.key or code.startswith(f"{self.key}-")
        )
        return list(inner)


class PartsField(UiField):
    """The value is a mapping part → value. `inline` sets short parts side by side where there is room."""

    component: ClassVar = ("ui/components/parts.html", "parts")
    grouped: ClassVar[bool] = True

    widget = Parts

    def __init__(self, *, fields: Mapping[str, UiField], inline: bool = False, **rest: Any) -> None:
        super().__init__(**rest)
        self.parts = dict(fields)
        self.widget.fields = self.parts
        self.inline = inline

    def bound_parts(self, bound: UiBoundField) -> list[PartBound]:
        return [PartBound(bound, key, field) for key, field in self.parts.items()]

    def clean(self, value: Any) -> Any:
        """Each part cleaned by its own field; None where nothing was given and nothing is required."""
        given = value if isinstance(value, Mapping) else {}
        if not self.required and nothing_in(given):
            return None
        return cleaned_each(self.parts, given)

    def lines(self, bound: UiBoundField) -> list[Problem]:
        own = [Problem(words, f"#{bound.focus_id}") for words in self.own_problems(bound)]
        return own + [line for part in self.bound_parts(bound) for line in part.field.lines(part)]

    def own_problems(self, bound: UiBoundField) -> list[str]:
        """What is wrong with the whole and with none of its parts."""
        keys = {part.key for part in self.bound_parts(bound)}
        return [words for code, words in bound.said() if code.split("-")[0] not in keys]

    def focus_id(self, bound: UiBoundField) -> str:
        parts = self.bound_parts(bound)
        return parts[0].focus_id if parts else bound.auto_id

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        shared = super().parameters(bound)
        own = self.own_problems(bound)
        if "errorMessage" in shared and own:
            shared["errorMessage"] = {**shared["errorMessage"], "text": " ".join(own)}
        elif "errorMessage" in shared:
            del shared["errorMessage"]
        return shared | {"parts": self.bound_parts(bound), "inline": self.inline}


def cleaned_each(fields: Mapping[str, UiField], given: Mapping[str, Any]) -> dict[str, Any]:
    """What each field makes of its part; raises ValidationError with all that is wrong, its codes led by the part."""
    cleaned: dict[str, Any] = {}
    problems: list[ValidationError] = []
    for key, field in fields.items():
        try:
            cleaned[key] = field.clean(given.get(key))
        except ValidationError as error:
            for one in error.error_list:
                one.code = f"{key}-{one.code}" if one.code else key
            problems += error.error_list
    if problems:
        whole = ValidationError("")
        whole.error_list = problems
        raise whole
    return cleaned
