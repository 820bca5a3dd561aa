"""A grid of radios: several rows judged on one scale. Below 640 px each row is a question of its own."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.ui.forms.base import UiBoundField, UiField
from hanse.ui.forms.choice import Choice, Choices


class MatrixChoices(forms.Widget):
    """Reads `name-row` of every row into a mapping row → column; rows left open are absent."""

    rows: tuple[str, ...] = ()

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> dict[str, str]:  # noqa: ARG002
        return {row: str(data[f"{name}-{row}"]) for row in self.rows if data.get(f"{name}-{row}")}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:  # noqa: ARG002
        return all(f"{name}-{row}" not in data for row in self.rows)


def _lacking(rows: Sequence[Choice]) -> ValidationError:
    """Which row lacks its answer, and how many more do."""
    row, others = rows[0], len(rows) - 1
    if not others:
        return ValidationError(_("Answer the row “%(row)s”.") % {"row": row.text}, code=row.value)
    words = ngettext(
        "Answer the row “%(row)s” and %(more)s other.", "Answer the row “%(row)s” and %(more)s others.", others
    )
    return ValidationError(words % {"row": row.text, "more": others}, code=row.value)


class MatrixField(UiField):
    """One column for every row; the value is a dict row → column. Not `required`: rows may stay open."""

    component: ClassVar = ("ui/components/matrix.html", "matrix")
    grouped: ClassVar[bool] = True
    widget = MatrixChoices

    def __init__(self, *, rows: Choices, columns: Choices, **rest: Any) -> None:
        super().__init__(**rest)
        self.rows = tuple(row if isinstance(row, Choice) else Choice(*row) for row in rows)
        self.columns = tuple(column if isinstance(column, Choice) else Choice(*column) for column in columns)
        self.widget.rows = tuple(row.value for row in self.rows)

    def clean(self, value: Any) -> dict[str, str]:
        chosen = dict(value or {})
        columns = {column.value for column in self.columns}
        if not columns.issuperset(chosen.values()):
            raise ValidationError(_("Choose one of the answers offered in each row."), code="column")
        open_rows = [row for row in self.rows if row.value not in chosen]
        if self.required and open_rows:
            raise _lacking(open_rows)
        return chosen

    def focus_id(self, bound: UiBoundField) -> str:
        rows = [row.value for row in self.rows]
        row = bound.problem_code if bound.problem_code in rows else rows[0]
        return f"{bound.auto_id}-{row}"

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        own = {
            "rows": self.rows,
            "columns": self.columns,
            "value": bound.value() or {},
            "wrong": bound.problem_code,
        }
        return super().parameters(bound) | own
