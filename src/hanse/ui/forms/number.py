"""Numbers as people type them: with the marks, spaces and digits of their own language."""

import re
import unicodedata
from decimal import Decimal
from typing import Any

from babel import numbers as babel_numbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hanse.ui import formats
from hanse.ui.forms.base import Wording
from hanse.ui.forms.text import OneLine

GROUPING = "'’_\u066c"
NUMBER = re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})", re.ASCII)


def parse_number(text: str) -> Decimal:
    """A number typed in the active language: `1 234,5` in French, `1,234.5` in English, `١٬٢٣٤٫٥` in Arabic.

    Spaces and apostrophes between digits group them everywhere. A single mark followed by anything but exactly three
    digits is the decimal mark in every language, so that a laptop's point is understood in French too.
    Raises `ValueError` when it is no number.
    """
    locale = formats.active_locale()
    plain = "".join(_ascii(character) for character in text if not character.isspace() and character not in GROUPING)
    decimal, group = babel_numbers.get_decimal_symbol(locale), babel_numbers.get_group_symbol(locale)
    marks = [character for character in plain if character in ".,"]
    if len(marks) == 1 and len(plain.partition(marks[0])[2]) != 3:
        plain = plain.replace(marks[0], ".")
    elif group in {".", ","}:
        plain = plain.replace(group, "").replace(decimal, ".")
    else:
        plain = plain.replace(decimal, ".")
    # No exponents: a few characters must not stand for a number of a million digits.
    if not NUMBER.fullmatch(plain):
        raise ValueError(text)
    return Decimal(plain)


def _ascii(character: str) -> str:
    """Any script's digit as 0 to 9, Arabic marks as comma and point, typographic minus as minus."""
    digit = unicodedata.decimal(character, None)
    return str(digit) if digit is not None else {"\u066b": ".", "\u2212": "-", "\u066a": "%"}.get(character, character)


class NumberField(OneLine):
    """A number with its unit after the box; `decimals` digits after the mark at most (0: whole numbers).

    The value is a `Decimal`. `minimum` and `maximum` are inclusive.
    """

    def __init__(
        self,
        *,
        unit: Wording = "",
        decimals: int = 0,
        minimum: Decimal | int | None = None,
        maximum: Decimal | int | None = None,
        width: int = 10,
        **rest: Any,
    ) -> None:
        rest.setdefault("suffix", unit)
        super().__init__(width=width, input_mode="decimal" if decimals else "numeric", **rest)
        self.decimals = decimals
        self.minimum = minimum
        self.maximum = maximum

    def to_python(self, value: object) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return Decimal(value)
        try:
            return parse_number(str(value).strip().rstrip("%٪"))
        except ValueError as error:
            hint = {"example": self.example()}
            raise ValidationError(_("Write a number, in digits, such as %(example)s.") % hint, code="number") from error

    def example(self) -> str:
        return formats.number(Decimal("12.5") if self.decimals else 12)

    def prepare_value(self, value: object) -> object:
        """What was typed stays as typed; a stored number is written in the reader's way, without grouping."""
        if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
            locale = formats.active_locale()
            return babel_numbers.format_decimal(value, locale=locale, group_separator=False, decimal_quantization=False)
        return value

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        if value is None:
            return
        if not self.decimals and value != value.to_integral_value():
            raise ValidationError(_("Write a whole number."), code="whole")
        if value != round(value, self.decimals):
            most = {"digits": self.decimals}
            raise ValidationError(_("Write at most %(digits)s digits after the decimal mark.") % most, code="decimals")
        if self.minimum is not None and value < self.minimum:
            limit = {"limit": formats.number(self.minimum)}
            raise ValidationError(_("Write a number of %(limit)s or more.") % limit, code="minimum")
        if self.maximum is not None and value > self.maximum:
            limit = {"limit": formats.number(self.maximum)}
            raise ValidationError(_("Write a number of %(limit)s or less.") % limit, code="maximum")


class MoneyField(NumberField):
    """An amount in one currency (ISO 4217); its sign stands before the box."""

    def __init__(self, *, currency: str, decimals: int = 2, **rest: Any) -> None:
        super().__init__(
            decimals=decimals, prefix=babel_numbers.get_currency_symbol(currency, formats.active_locale()), **rest
        )
        self.currency = currency
