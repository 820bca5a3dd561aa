"""Fields of words: a line, a longer text, an e-mail address, a password, and the version behind a form."""

from typing import Any, ClassVar

from django import forms

from hanse.ui.forms.base import GOVUK, UiBoundField, UiField, Wording, text_or_html


class OneLine(UiField):
    """A box of one line. `width` is in characters (2, 3, 4, 5, 10, 20, 30); none fills the column."""

    component: ClassVar = (GOVUK.format("input"), "govukInput")
    input_type: ClassVar[str] = "text"

    def __init__(
        self,
        *,
        width: int | None = None,
        autocomplete: str = "",
        input_mode: str = "",
        prefix: Wording = "",
        suffix: Wording = "",
        **rest: Any,
    ) -> None:
        super().__init__(**rest)
        self.width = width
        self.autocomplete = autocomplete
        self.input_mode = input_mode
        self.prefix = prefix
        self.suffix = suffix

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        width = f"govuk-input--width-{self.width} " if self.width else ""
        value = bound.value()
        own = {
            "type": self.input_type,
            "value": "" if value is None else str(value),
            "autocomplete": self.autocomplete,
            "inputmode": self.input_mode,
            "spellcheck": False if self.autocomplete or self.input_mode or self.input_type != "text" else None,
            "classes": width + self.classes,
        }
        both = {"prefix": self.prefix, "suffix": self.suffix}
        affixes = {name: text_or_html(text) for name, text in both.items() if text}
        return super().parameters(bound) | own | affixes


class TextField(OneLine, forms.CharField):
    """A line of text, stripped of the spaces around it."""


class EmailField(OneLine, forms.EmailField):
    """An e-mail address; Django checks its form, the keyboard of a phone shows the @."""

    input_type: ClassVar[str] = "email"

    def __init__(self, *, autocomplete: str = "email", **rest: Any) -> None:
        super().__init__(autocomplete=autocomplete, **rest)


class PhoneField(OneLine, forms.CharField):
    """A telephone number; the keyboard of a phone shows digits."""

    input_type: ClassVar[str] = "tel"

    def __init__(self, *, autocomplete: str = "tel", width: int | None = 20, **rest: Any) -> None:
        super().__init__(autocomplete=autocomplete, width=width, **rest)


class PasswordField(UiField, forms.CharField):
    """A password, never sent back to the page; `new=True` where one is chosen, so that managers offer one."""

    component: ClassVar = ("ui/components/password.html", "password")
    widget = forms.PasswordInput

    def __init__(self, *, new: bool = False, **rest: Any) -> None:
        super().__init__(strip=False, **rest)
        self.new = new

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        return super().parameters(bound) | {"autocomplete": "new-password" if self.new else "current-password"}


class LongTextField(UiField, forms.CharField):
    """Several lines; with `max_length` the characters left are counted, in words for screen readers too."""

    component: ClassVar = ("ui/components/long_text.html", "long_text")
    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, **rest: Any) -> None:
        super().__init__(**rest)
        self.rows = rows

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        own = {"value": bound.value() or "", "rows": self.rows, "maxlength": self.max_length}
        return super().parameters(bound) | own


class HiddenVersionField(UiField, forms.IntegerField):
    """The version of the row that a form was made from: the optimistic lock. Seen by nobody."""

    component: ClassVar = ("ui/components/hidden.html", "hidden")
    widget = forms.HiddenInput

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        return {"id": bound.auto_id, "name": bound.html_name, "value": bound.value()}
