"""The kinds of FEEL values and the Python values that stand for them (DMN 1.5, 10.3.2.3).

null is None, a boolean is bool, a string str, a list list, a context dict. A number is Decimal of 34 digits, or
inside an evaluation int where it is whole: Python compares them with one another exactly.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from hanse.feel.values.functions import Function
from hanse.feel.values.ranges import Range


class Kind(StrEnum):
    """What a value is, in the words of the standard."""

    NULL = "null"
    BOOLEAN = "boolean"
    NUMBER = "number"
    STRING = "string"
    LIST = "list"
    CONTEXT = "context"
    RANGE = "range"
    FUNCTION = "function"


KINDS: Mapping[type, Kind] = {
    type(None): Kind.NULL,
    bool: Kind.BOOLEAN,
    int: Kind.NUMBER,
    Decimal: Kind.NUMBER,
    str: Kind.STRING,
    list: Kind.LIST,
    dict: Kind.CONTEXT,
    Range: Kind.RANGE,
    Function: Kind.FUNCTION,
}

NUMBERS = frozenset({int, Decimal})
ORDERED = frozenset({Kind.NUMBER, Kind.STRING})
"""Kinds whose values Python's own < compares as FEEL does."""


def kind_of(value: object) -> Kind:
    """Return the kind of a value that is already FEEL's."""
    return KINDS[type(value)]


def a(value: object) -> str:
    """Return the kind of a value as a sentence names it: "a number", "null"."""
    kind = kind_of(value)
    return str(kind) if kind is Kind.NULL else f"a {kind}"
