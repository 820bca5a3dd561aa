"""What a colleague has saved while somebody else was typing."""

from typing import Any

from django.utils.translation import gettext as _

from hanse.ui import formats
from hanse.ui.forms.base import Form
from hanse.ui.forms.choice import ChoiceField, ChoicesField


def saved_otherwise(form: Form, **rest: Any) -> list[tuple[str, str]]:
    """Each field in which something else was typed than is saved: its label, and in words what is saved.

    The form's `initial` is what is saved; `rest` is what its class is made with besides.
    """
    saved = type(form)({name: one for name, one in form.initial.items() if one}, **rest)
    typed, kept = (one.cleaned_data if one.is_valid() else {} for one in (form, saved))
    names = [name for name in form.fields if not form[name].is_hidden and typed.get(name) != kept.get(name)]
    return [(str(form.fields[name].label), _worded(form.fields[name], form.initial.get(name))) for name in names]


def _worded(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(field, ChoiceField | ChoicesField):
        options = {one.value: str(one.text) for one in field.options}
        chosen = [value] if isinstance(value, str) else value or []
        return formats.listed(options.get(one, one) for one in chosen) or formats.NOTHING
    return str(value or "") or formats.NOTHING
