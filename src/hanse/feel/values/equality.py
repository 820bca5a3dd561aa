"""When two values are equal (DMN 1.5, 10.3.2.15, table 53) and which comes first (table 54)."""

from collections.abc import Callable, Mapping
from typing import Any

from hanse.feel.run import Run
from hanse.feel.values.durations import NANOSECONDS
from hanse.feel.values.kinds import KINDS, MOMENTS, ORDERED, Kind, a
from hanse.feel.values.moments import DateTime, Moment, Time, by_the_clock, instant
from hanse.feel.values.ranges import Range

_CHARACTERS_OF_A_STEP = 1000
_STEPS_OF_MOMENTS = 12
"""What the rules of time zones cost."""


def charge(value: Any, run: Run) -> None:
    """Spend the steps that a comparison with a value costs, where it costs much (10.3.2.15)."""
    kind = type(value)
    if kind is str and len(value) >= _CHARACTERS_OF_A_STEP:
        run.spend(len(value) // _CHARACTERS_OF_A_STEP)
    elif kind is DateTime or kind is Time:
        run.spend(_STEPS_OF_MOMENTS)


def equal(left: Any, right: Any, run: Run) -> bool | None:
    """Tell whether two values are equal (10.3.2.15); None where their kinds differ. null equals null alone."""
    if left is None or right is None:
        return left is right
    kind = KINDS[type(left)]
    if kind is not KINDS[type(right)]:
        return None
    charge(left, run)
    compound = _COMPOUND.get(kind)
    return compound(left, right, run) if compound else bool(left == right)


def _equal_lists(left: list[Any], right: list[Any], run: Run) -> bool:
    return len(left) == len(right) and _all_equal(left, right, run)


def _equal_contexts(left: dict[str, Any], right: dict[str, Any], run: Run) -> bool:
    return left.keys() == right.keys() and _all_equal(left.values(), [right[name] for name in left], run)


def _all_equal(left: Any, right: Any, run: Run) -> bool:
    run.spend(len(left))
    return all(equal(first, second, run) for first, second in zip(left, right, strict=True))


def _equal_ranges(left: Range, right: Range, run: Run) -> bool:
    alike = (left.symbol, left.start_included, left.end_included)
    if alike != (right.symbol, right.start_included, right.end_included):
        return False
    return bool(equal(left.start, right.start, run)) and bool(equal(left.end, right.end, run))


def _equal_moments(left: Moment, right: Moment, _run: Run) -> bool:
    """Equal to the second, as table 53 has it; one in a zone equals none without."""
    (left_zoned, first), (right_zoned, second) = instant(left), instant(right)
    return left_zoned is right_zoned and first // NANOSECONDS == second // NANOSECONDS


_COMPOUND: Mapping[Kind, Callable[[Any, Any, Run], bool]] = {
    Kind.LIST: _equal_lists,
    Kind.CONTEXT: _equal_contexts,
    Kind.RANGE: _equal_ranges,
    Kind.DATE: _equal_moments,
    Kind.TIME: _equal_moments,
    Kind.DATE_TIME: _equal_moments,
    Kind.FUNCTION: lambda left, right, _: left is right,
}


def before(left: Any, right: Any, run: Run) -> bool | None:
    """Tell whether `left` < `right` (10.3.2.15); None without an order: null, booleans, lists, different kinds."""
    charge(left, run)
    return order(left, right)


def order(left: Any, right: Any) -> bool | None:
    """Tell the same without counting what it costs (10.3.2.15)."""
    kind = KINDS[type(left)]
    if kind is not KINDS[type(right)]:
        return None
    if kind in ORDERED:
        return bool(left < right)
    return _moment_before(left, right) if kind in MOMENTS else None


def no_order(left: Any, right: Any) -> str:
    """Say why neither of two values comes before the other (10.3.2.15)."""
    kind = KINDS[type(left)]
    if kind is not KINDS[type(right)] or left is None:
        return f"cannot compare {a(left)} with {a(right)}"
    return f"cannot compare {a(left)} with {a(right)}: they have no order"


def _moment_before(left: Moment, right: Moment) -> bool:
    """By table 54 a moment without a zone is lent the other's offset, so that their clocks tell."""
    (left_zoned, first), (right_zoned, second) = instant(left), instant(right)
    return first < second if left_zoned is right_zoned else by_the_clock(left) < by_the_clock(right)


def within(value: Any, bounds: Range, run: Run) -> bool | None:
    """Tell whether a range includes a value (10.3.2.7); None where they cannot be compared."""
    if bounds.symbol in {"=", "!="}:
        same = equal(value, bounds.start, run)
        return same if bounds.symbol == "=" or same is None else not same
    low = _above(value, bounds, run)
    high = _below(value, bounds, run)
    if low is False or high is False:
        return False
    return None if low is None or high is None else True


def _above(value: Any, bounds: Range, run: Run) -> bool | None:
    if bounds.symbol in {"<", "<="}:
        return True
    if bounds.start_included:
        less = before(value, bounds.start, run)
        return None if less is None else not less
    return before(bounds.start, value, run)


def _below(value: Any, bounds: Range, run: Run) -> bool | None:
    if bounds.symbol in {">", ">="}:
        return True
    if bounds.end_included:
        more = before(bounds.end, value, run)
        return None if more is None else not more
    return before(value, bounds.end, run)
