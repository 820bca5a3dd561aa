"""A date, asked for as day, month and year: no calendar to fight with, and no guess at the order."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hanse.kernel.digits import whole_number
from hanse.ui import formats
from hanse.ui.forms.base import GOVUK, UiBoundField, UiField

PARTS = ("day", "month", "year")


class DateParts(forms.Widget):
    """Reads `name-day`, `name-month` and `name-year` into a mapping of what was typed."""

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> dict[str, str]:  # noqa: ARG002
        return {part: str(data.get(f"{name}-{part}", "")).strip() for part in PARTS}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:  # noqa: ARG002
        return all(f"{name}-{part}" not in data for part in PARTS)


class DateField(UiField):
    """A day; the value is a `datetime.date`. `earliest` and `latest` are inclusive."""

    component: ClassVar = (GOVUK.format("date-input"), "govukDateInput")
    grouped: ClassVar[bool] = True
    widget = DateParts

    def __init__(self, *, earliest: dt.date | None = None, latest: dt.date | None = None, **rest: Any) -> None:
        super().__init__(**rest)
        self.earliest = earliest
        self.latest = latest

    def clean(self, value: Any) -> dt.date | None:
        if isinstance(value, dt.date):
            return value
        typed = {part: str((value or {}).get(part, "")) for part in PARTS}
        if not any(typed.values()):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="day")
            return None
        names = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
        missing = [part for part in PARTS if not typed[part]]
        if missing:
            words = formats.listed(names[part] for part in missing)
            raise ValidationError(_("The date must include %(parts)s.") % {"parts": words}, code=missing[0])
        return self._within_limits(self._real_date(typed))

    @staticmethod
    def _real_date(typed: Mapping[str, str]) -> dt.date:
        numbers = {part: whole_number(typed[part]) for part in PARTS}
        day, month, year = numbers.values()
        if day is None or month is None or year is None:
            wrong = next(part for part in PARTS if numbers[part] is None)
            raise ValidationError(_("Write the date in digits, such as 27 3 2026."), code=wrong)
        if not 1 <= month <= 12:
            raise ValidationError(_("The month must be a number from 1 to 12."), code="month")
        if not 1000 <= year <= 9999:
            raise ValidationError(_("The year must have four digits."), code="year")
        try:
            return dt.date(year, month, day)
        except ValueError as error:
            raise ValidationError(_("This month has no such day."), code="day") from error

    def _within_limits(self, value: dt.date) -> dt.date:
        if self.earliest and value < self.earliest:
            raise ValidationError(
                _("The date must be %(limit)s or later.") % {"limit": formats.date(self.earliest)}, code="day"
            )
        if self.latest and value > self.latest:
            raise ValidationError(
                _("The date must be %(limit)s or earlier.") % {"limit": formats.date(self.latest)}, code="day"
            )
        return value

    def focus_id(self, bound: UiBoundField) -> str:
        code = bound.problem_code
        return f"{bound.auto_id}-{code if code in PARTS else 'day'}"

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        value = bound.value()
        typed = {part: getattr(value, part) for part in PARTS} if isinstance(value, dt.date) else (value or {})
        names = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
        wrong = bound.problem_code
        items = [
            {
                "id": f"{bound.auto_id}-{part}",
                "name": f"{bound.html_name}-{part}",
                "label": names[part],
                "value": str(typed.get(part, "")),
                "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
                + (" govuk-input--error" if bound.problem and wrong in {part, "required"} else ""),
            }
            for part in PARTS
        ]
        return super().parameters(bound) | {"items": items, "attributes": self.inside}
