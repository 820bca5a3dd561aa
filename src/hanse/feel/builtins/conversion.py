"""Conversion functions (DMN 1.5, 10.3.4.1)."""

from decimal import Decimal
from typing import Any

from hanse.feel.builtins.signature import Library
from hanse.feel.run import NullResult, Run
from hanse.feel.values.numbers import TOO_LONG, number_from
from hanse.feel.values.text import text_of

library = Library()

_GROUPINGS = (" ", ",", ".", None)
_POINTS = (".", ",", None)


@library.add("string(from: any)")
def string(run: Run, value: Any) -> str:
    """Return a value as text (10.3.4.1)."""
    if value is None:
        raise NullResult("null cannot be written as a text")
    return run.sized(text_of(value, run))


@library.add("number(from: string, grouping separator?: any, decimal separator?: any)")
def number(_run: Run, text: str, grouping: Any = None, point: Any = None) -> Decimal:
    """Return the number that a text spells, with its separators of thousands and of decimals (10.3.4.1)."""
    if grouping not in _GROUPINGS:
        raise NullResult('the grouping separator is a space, "," or "."')
    if point not in _POINTS or (point is not None and point == grouping):
        raise NullResult('the decimal separator is "." or ",", and not that of grouping')
    plain = text.replace(grouping, "") if grouping else text
    plain = plain.replace(point, ".") if point else plain
    made = number_from(plain)
    if made is None:
        raise NullResult(f'"{text[:40]}" {TOO_LONG}')
    return made
