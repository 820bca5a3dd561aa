"""Entries of the same parts, one after another: "add another" and "remove" are plain buttons of the form."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hanse.kernel.digits import whole_number
from hanse.ui.forms.base import UiBoundField, UiField
from hanse.ui.forms.parts import PartBound, Parts, PartsField, cleaned_each, nothing_in

MOST = 100


class Entries(Parts):
    """Reads `name-0-part`, `name-1-part` … up to `name-entries`, but for the entry that a button removes."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        count = min(whole_number(str(data.get(f"{name}-entries", ""))) or 0, MOST)
        removed = str(data.get("do", ""))
        return [
            super(Entries, self).value_from_datadict(data, files, f"{name}-{number}")
            for number in range(count)
            if removed != f"remove:{name}:{number}"
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002
        return f"{name}-entries" not in data


class EntriesField(PartsField):
    """The value is a list of mappings. `blank` empty entries stand after those that are there; `most` ends adding.

    The buttons send `do`: "add:<name>" or "remove:<name>:<number>"; what they mean is the view's to do.
    """

    component: ClassVar = ("ui/components/entries.html", "entries")

    def __init__(self, *, fields: Mapping[str, UiField], blank: int = 0, most: int = MOST, **rest: Any) -> None:
        super().__init__(fields=fields, widget=Entries(), **rest)
        self.entry = PartsField(fields=fields)
        self.blank = blank
        self.most = most

    def bound_parts(self, bound: UiBoundField) -> list[PartBound]:
        held = len(bound.value() or ())
        shown = max(1, min(held + (0 if bound.form.is_bound else self.blank), self.most))
        return [
            PartBound(bound, str(number), self.entry, _("Entry %(number)s") % {"number": number + 1})
            for number in range(shown)
        ]

    def clean(self, value: Any) -> Any:
        """Every entry that has anything, cleaned."""
        filled = {str(number): one for number, one in enumerate(value or ()) if not nothing_in(one)}
        if self.required and not filled:
            raise ValidationError(self.error_messages["required"], code="required")
        return list(cleaned_each(dict.fromkeys(filled, self.entry), filled).values())

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        shared = super().parameters(bound)
        return shared | {"may_add": len(shared["parts"]) < self.most, "may_remove": bool(bound.value())}
