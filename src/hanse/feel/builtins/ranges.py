"""Ranges: making one of a text, and how points and ranges lie to one another (DMN 1.5, 10.3.4.1 and 10.3.4.7)."""

import re
from collections.abc import Callable
from typing import Any

from hanse.feel.builtins.signature import Library
from hanse.feel.builtins.temporal import SOUGHT_IN_VAIN
from hanse.feel.run import NullResult, Run
from hanse.feel.values.equality import before, charge, equal, no_order, order
from hanse.feel.values.kinds import KINDS, MOMENTS, ORDERED, a
from hanse.feel.values.numbers import number_from
from hanse.feel.values.ranges import Range, of_test
from hanse.feel.values.spelling import moment_from

library = Library()

_RANGE = re.compile(r"\s*([\[\](])\s*(.*?)\s*\.\.\s*(.*?)\s*([\[\])])\s*", re.DOTALL)


@library.add("range(from: string)", steps=10)
def range_of(run: Run, text: str) -> Range:
    """Return the range that a text writes (10.3.4.1): "[1..10)"; without one end it is a test: "(..5]" is <= 5."""
    found = _RANGE.fullmatch(text)
    if found is None:
        raise NullResult(f'"{text[:40]}" is no range, as [1..10]')
    start, end = _bound(found[2], run), _bound(found[3], run)
    start_included, end_included = found[1] == "[", found[4] == "]"
    if (start is None and end is None) or (start is None and start_included) or (end is None and end_included):
        raise NullResult("a range has one end at least, and an end that is not there is not included")
    if None not in (start, end) and (is_backwards := before(end, start, run)) is not False:
        raise NullResult("its end comes before its start" if is_backwards else no_order(start, end))
    if start is None:
        return of_test("<=" if end_included else "<", end)
    if end is None:
        return of_test(">=" if start_included else ">", start)
    return Range(start, end, start_included, end_included)


def _bound(text: str, run: Run) -> Any:
    if not text:
        return None
    quoted = re.fullmatch(r'@?"(.*)"', text, re.DOTALL) or re.fullmatch(
        r'(?:date|time|date and time|duration)\("(.*)"\)', text
    )
    if quoted is None:
        number = number_from(text)
        if number is None:
            raise NullResult(f'"{text[:40]}" is no end of a range')
        return number
    if text.startswith('"'):
        return quoted[1]
    moment = moment_from(quoted[1])
    if moment is None:
        run.spend(2 * SOUGHT_IN_VAIN)
        raise NullResult(f'"{quoted[1][:40]}" is no date, time or duration')
    return moment


@library.add("is(value1: any, value2: any)")
def is_same(run: Run, first: Any, second: Any) -> bool:
    """Return whether two values are the same: of one kind, and of times in the same zone too (10.3.4.6)."""
    if first is None or second is None:
        return first is second
    if KINDS[type(first)] is not KINDS[type(second)]:
        return False
    if KINDS[type(first)] in MOMENTS:
        return bool(first == second)
    return equal(first, second, run) is True


def _interval(value: Any) -> Range:
    """A range as it is, a point as the range that holds it alone."""
    return value if type(value) is Range else Range(value, value, start_included=True, end_included=True)


def _is_range(value: Any) -> bool:
    return type(value) is Range


def _less(left: Any, right: Any) -> bool:
    """Whether one end lies before the other; an end that is not there lies nowhere."""
    if left is None or right is None:
        raise NullResult("a range without an end cannot be compared there")
    found = order(left, right)
    if found is None:
        raise NullResult(no_order(left, right))
    return found


def _same(left: Any, right: Any) -> bool:
    return not _less(left, right) and not _less(right, left)


type Relation = Callable[[Range, Range], bool]


def _before(left: Range, right: Range) -> bool:
    apart = not (left.end_included and right.start_included)
    return _less(left.end, right.start) or (apart and _same(left.end, right.start))


def _meets(left: Range, right: Range) -> bool:
    return left.end_included and right.start_included and _same(left.end, right.start)


def _begins_first(left: Range, right: Range) -> bool:
    wider = left.start_included and not right.start_included
    return _less(left.start, right.start) or (wider and _same(left.start, right.start))


def _ends_last(left: Range, right: Range) -> bool:
    wider = left.end_included and not right.end_included
    return _less(right.end, left.end) or (wider and _same(left.end, right.end))


def _starts_alike(left: Range, right: Range) -> bool:
    return left.start_included == right.start_included and _same(left.start, right.start)


def _ends_alike(left: Range, right: Range) -> bool:
    return left.end_included == right.end_included and _same(left.end, right.end)


def _includes(left: Range, right: Range) -> bool:
    return not _begins_first(right, left) and not _ends_last(right, left)


def _overlaps(left: Range, right: Range) -> bool:
    return not _before(left, right) and not _before(right, left)


def _overlaps_before(left: Range, right: Range) -> bool:
    return _overlaps(left, right) and _begins_first(left, right) and not _ends_last(left, right)


def _overlaps_after(left: Range, right: Range) -> bool:
    return _overlaps_before(right, left)


def _finishes(left: Range, right: Range) -> bool:
    return _ends_alike(left, right) and not _begins_first(left, right)


def _starts(left: Range, right: Range) -> bool:
    return _starts_alike(left, right) and not _ends_last(left, right)


def _coincides(left: Range, right: Range) -> bool:
    return _starts_alike(left, right) and _ends_alike(left, right)


def _relation(name: str, parameters: tuple[str, str], relation: Relation, *, takes: str) -> None:
    """Declare a function of two points or ranges; `takes` says which of "point" and "range" each may be."""
    first_may, second_may = (part.split("|") for part in takes.split(", "))

    def implementation(run: Run, first: Any, second: Any) -> bool:
        for parameter, value, may in zip(parameters, (first, second), (first_may, second_may), strict=True):
            if value is None:
                raise NullResult(f'"{parameter}" is null')
            if ("range" if _is_range(value) else "point") not in may:
                raise NullResult(f'"{parameter}" must be a {" or a ".join(may)}, and is {a(value)}')
            if not _is_range(value) and KINDS[type(value)] not in ORDERED | MOMENTS:
                raise NullResult(f'"{parameter}" is {a(value)}, which has no order')
        left, right = _interval(first), _interval(second)
        for end in (left.start, left.end, right.start, right.end):
            charge(end, run)
        return relation(left, right)

    library.add(f"{name}({parameters[0]}: any, {parameters[1]}: any)", steps=4)(implementation)


_EITHER = "point|range, point|range"
_BOTH = ("range1", "range2")
_relation("before", ("value1", "value2"), _before, takes=_EITHER)
_relation("after", ("value1", "value2"), lambda left, right: _before(right, left), takes=_EITHER)
_relation("meets", _BOTH, _meets, takes="range, range")
_relation("met by", _BOTH, lambda left, right: _meets(right, left), takes="range, range")
_relation("overlaps", _BOTH, _overlaps, takes="range, range")
_relation("overlaps before", _BOTH, _overlaps_before, takes="range, range")
_relation("overlaps after", _BOTH, _overlaps_after, takes="range, range")
_relation("finishes", ("value", "range"), _finishes, takes="point|range, range")
_relation("finished by", ("range", "value"), lambda left, right: _finishes(right, left), takes="range, point|range")
_relation("includes", ("range", "value"), _includes, takes="range, point|range")
_relation("during", ("value", "range"), lambda left, right: _includes(right, left), takes="point|range, range")
_relation("starts", ("value", "range"), _starts, takes="point|range, range")
_relation("started by", ("range", "value"), lambda left, right: _starts(right, left), takes="range, point|range")
_relation("coincides", ("value1", "value2"), _coincides, takes=_EITHER)
