"""Arithmetic by kinds (DMN 1.5, 10.3.2.15): numbers apart, each operator is a table from two kinds to a function.

A kind that joins later adds rows; nothing else changes.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from typing import Any

from hanse.feel.run import NullResult, Run
from hanse.feel.values import spans
from hanse.feel.values.durations import DaysAndTime, YearsAndMonths
from hanse.feel.values.kinds import KINDS, Kind, a
from hanse.feel.values.numbers import ARITHMETIC, TOO_LONG, power, shown

type Operation = Callable[[Any, Any, Run], Any]


def _joined(left: str, right: str, run: Run) -> str:
    return run.sized(left + right)


OF_NUMBERS: Mapping[str, Callable[[Decimal | int, Decimal | int], Decimal]] = {
    "+": ARITHMETIC.add,
    "-": ARITHMETIC.subtract,
    "*": ARITHMETIC.multiply,
    "/": ARITHMETIC.divide,
    "**": power,
}
"""What each operator does with two numbers; DecimalException where no number comes of it."""

_OF_OTHERS: Mapping[str, Mapping[tuple[Kind, Kind], Operation]] = {
    "+": {**spans.ADDITION, (Kind.STRING, Kind.STRING): _joined},
    "-": spans.SUBTRACTION,
    "*": spans.MULTIPLICATION,
    "/": spans.DIVISION,
    "**": {},
}

_STEPS = {Kind.DATE_TIME: 15, Kind.TIME: 6, Kind.DATE: 8, Kind.DAYS: 2, Kind.MONTHS: 2}
"""What a step of arithmetic costs by the kind of its left side, or else of its right one."""

_VERBS = {"+": "add {} and {}", "-": "subtract {1} from {0}", "*": "multiply {} by {}", "/": "divide {} by {}",
          "**": "raise {} to the power of {}"}  # fmt: skip


def calculate(operator: str, left: Any, right: Any, run: Run) -> Any:
    """Return `left operator right` (10.3.2.15); NullResult where the kinds do not fit or there is no such number."""
    kinds = KINDS[type(left)], KINDS[type(right)]
    try:
        if kinds == (Kind.NUMBER, Kind.NUMBER):
            return OF_NUMBERS[operator](left, right)
        operation = _OF_OTHERS[operator].get(kinds)
        if operation is None:
            raise NullResult(f"cannot {_VERBS[operator].format(a(left), a(right))}")
        run.spend(_STEPS.get(kinds[0], _STEPS.get(kinds[1], 0)))
        return operation(left, right, run)
    except DecimalException:
        raise NullResult(_arithmetic_trouble(operator, left, right)) from None


def _arithmetic_trouble(operator: str, left: Any, right: Any) -> str:
    if operator == "/" and right in {0, DaysAndTime(0), YearsAndMonths(0)}:
        return "division by zero"
    if operator == "**" and not left:
        return "division by zero: 0 has no negative power"
    if KINDS[type(left)] is Kind.NUMBER and KINDS[type(right)] is Kind.NUMBER:
        left, right = shown(left), shown(right)
    return f"{left} {operator} {right} {TOO_LONG}"


def negated(value: Any) -> Any:
    """Return -value (10.3.2.15); raise NullResult where it has no negative."""
    kind = KINDS[type(value)]
    if kind is Kind.NUMBER:
        return ARITHMETIC.minus(value)
    if kind in spans.NEGATION:
        return spans.NEGATION[kind](value)
    raise NullResult(f"{a(value)} has no negative")
