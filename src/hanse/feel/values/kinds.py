"""The kinds of FEEL values and the Python values that stand for them (DMN 1.5, 10.3.2.3).

null is None, a boolean is bool, a string str, a list list, a context dict. A number is Decimal of 34 digits, or
inside an evaluation int where it is whole: Python compares them with one another exactly. What has to do with time
is of classes of our own.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from hanse.feel.values.durations import DaysAndTime, YearsAndMonths
from hanse.feel.values.functions import Function
from hanse.feel.values.moments import Date, DateTime, Time
from hanse.feel.values.ranges import Range


class Kind(StrEnum):
    """What a value is, in the words of the standard."""

    NULL = "null"
    BOOLEAN = "boolean"
    NUMBER = "number"
    STRING = "string"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date and time"
    DAYS = "days and time duration"
    MONTHS = "years and months duration"
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
    Date: Kind.DATE,
    Time: Kind.TIME,
    DateTime: Kind.DATE_TIME,
    DaysAndTime: Kind.DAYS,
    YearsAndMonths: Kind.MONTHS,
    list: Kind.LIST,
    dict: Kind.CONTEXT,
    Range: Kind.RANGE,
    Function: Kind.FUNCTION,
}

NUMBERS = frozenset({int, Decimal})
ORDERED = frozenset({Kind.NUMBER, Kind.STRING, Kind.DAYS, Kind.MONTHS})
"""Kinds whose values Python's own < compares as FEEL does."""
MOMENTS = frozenset({Kind.DATE, Kind.TIME, Kind.DATE_TIME})
"""Kinds whose values have an order where both have a zone or neither has."""
TEMPORAL = MOMENTS | {Kind.DAYS, Kind.MONTHS}


def kind_of(value: object) -> Kind:
    """Return the kind of a value that is already FEEL's (10.3.2.1)."""
    return KINDS[type(value)]


def a(value: object) -> str:
    """Return the kind of a value as a sentence names it (10.3.2.1): "a number", "null"."""
    kind = kind_of(value)
    return str(kind) if kind is Kind.NULL else f"a {kind}"
