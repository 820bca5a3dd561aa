"""What a colleague has saved while somebody else was typing."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from hanse.ui import formats
from hanse.ui.forms.base import Form
from hanse.ui.forms.choice import ChoiceField, ChoicesField
from hanse.ui.forms.date import PARTS
from hanse.ui.forms.parts import PartsField


def saved_otherwise(form: Form, **rest: Any) -> list[tuple[str, str]]:
    """Each field in which something else was typed than is saved: its label, and in words what is saved.

    The form's `initial` is what is saved; `rest` is what its class is made with besides.
    """
    saved = type(form)(dict(part for name, one in form.initial.items() for part in _sent(name, one)), **rest)
    typed, kept = (one.cleaned_data if one.is_valid() else {} for one in (form, saved))
    names = [name for name in form.fields if not form[name].is_hidden and typed.get(name) != kept.get(name)]
    return [(str(form.fields[name].label), _worded(form.fields[name], form.initial.get(name))) for name in names]


def _sent(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A value as a page sends it: a day and other values of several parts by these."""
    if isinstance(value, date):
        value = {part: getattr(value, part) for part in PARTS}
    if isinstance(value, Mapping):
        for part, one in value.items():
            yield from _sent(f"{name}-{part}", one)
    elif value or value == 0:
        yield name, value


def _worded(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(field, ChoiceField | ChoicesField):
        options = {one.value: str(one.text) for one in field.options}
        chosen = [value] if isinstance(value, str) else value or []
        return formats.listed(options.get(one, one) for one in chosen) or formats.NOTHING
    if isinstance(value, date):
        return formats.date(value)
    if isinstance(field, PartsField):
        words = (f"{part.label}: {_worded(part, value[key])}" for key, part in field.parts.items() if key in value)
        return formats.listed(words) or formats.NOTHING
    if isinstance(value, int | float | Decimal):
        return formats.number(value)
    return str(value or "") or formats.NOTHING
