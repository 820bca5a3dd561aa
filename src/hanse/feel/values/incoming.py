"""Python values from outside to FEEL values, and results back."""

import math
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal, DecimalException
from typing import Any

from hanse.feel.errors import FeelValueError
from hanse.feel.run import Run
from hanse.feel.values.durations import DaysAndTime
from hanse.feel.values.kinds import KINDS
from hanse.feel.values.moments import Date, DateTime, Time
from hanse.feel.values.numbers import ARITHMETIC, DIGITS
from hanse.feel.values.python import temporal_from, temporal_to

PLAIN = frozenset({type(None), bool, str, int})
"""Types that need no conversion. A Decimal may be no number, and has to be looked at."""

_DEPTH = 100
_TEMPORAL = frozenset({Date, Time, DateTime, DaysAndTime})


def to_feel(value: Any, *, depth: int = _DEPTH) -> Any:
    """Return the FEEL value of a Python value (10.3.2.12): a float by its shortest digits, a tuple as list.

    A float that is no number (NaN, infinity) is null. Raises FeelValueError for any other type, and for values
    nested more than 100 deep.
    """
    kind = type(value)
    if kind in PLAIN:
        return value
    if depth == 0:
        raise FeelValueError(f"a value is nested more than {_DEPTH} deep")
    if kind is float:
        return Decimal(repr(value)) if math.isfinite(value) else None
    if isinstance(value, list | tuple):
        if PLAIN.issuperset(map(type, value)):
            return list(value)
        return [to_feel(element, depth=depth - 1) for element in value]
    if isinstance(value, Mapping):
        return {str(name): to_feel(element, depth=depth - 1) for name, element in value.items()}
    return _scalar(value)


def _scalar(value: Any) -> Any:
    match value:
        case datetime() | date() | time() | timedelta():
            return temporal_from(value)
        case Decimal():
            return _number(value)
        case float():  # a subclass, such as numpy's
            return to_feel(float(value))
        case str():  # an enumeration's member, a safe string
            return str.__str__(value)
        case int():
            return int(value)
    if type(value) in KINDS:
        return value
    raise FeelValueError(f"{type(value).__name__} has no counterpart in FEEL")


def _number(value: Decimal) -> Decimal | None:
    try:
        return ARITHMETIC.plus(value) if value.is_finite() else None
    except DecimalException:
        raise FeelValueError(f"{value} is no number that {DIGITS} digits can hold") from None


def to_python(value: Any, run: Run) -> Any:
    """Return a result with every number as Decimal, and dates and times as Python's own where they fit (10.3.2.12).

    Its elements count as steps: a small list can hold a large one many times over.
    """
    kind = type(value)
    if kind is int:
        return Decimal(value)
    if kind is list:
        run.spend(len(value))
        return [to_python(element, run) for element in value]
    if kind is dict:
        run.spend(len(value))
        return {name: to_python(element, run) for name, element in value.items()}
    return temporal_to(value) if kind in _TEMPORAL else value
