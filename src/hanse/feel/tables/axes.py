"""An input of a table (DMN 1.5, 8.3.2) cut into pieces within which no cell of its column tells values apart.

Between two numbers that stand next to each other in a column, every cell says the same of every number; so one sample
stands for all of them, and what FEEL itself says of the sample is exact.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hanse.feel.boxes import Tests
from hanse.feel.compiler.comparisons import passes
from hanse.feel.compiler.values import constant_of
from hanse.feel.run import Run
from hanse.feel.tree import AtLiteral, Interval, Invocation, Literal, Name, Node, UnaryTest
from hanse.feel.values.calendar import LAST_YEAR, date_of, day_number
from hanse.feel.values.durations import DAY, DaysAndTime, Duration, YearsAndMonths, duration_of
from hanse.feel.values.kinds import Kind, kind_of
from hanse.feel.values.moments import Date, DateTime, Moment, Time
from hanse.feel.values.ranges import Range
from hanse.feel.values.spelling import date_from, date_time_from, time_from

MOST_COMPARISONS = 5_000_000


class NotExact(Exception):
    """A column (8.3.2) that cannot be cut into pieces; says why."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One input (8.3.2): a sample of each piece, and for each rule the pieces that its cell lets pass, if known."""

    samples: tuple[Any, ...]
    cells: tuple[int | None, ...]
    domain: int
    """The pieces of values that the input may have."""


@dataclass(frozen=True, slots=True)
class Constants:
    """Tests that compare with constants alone (7.3.2)."""

    values: tuple[Any, ...]
    negated: bool

    def passed_by(self, value: Any, run: Run) -> bool:
        """Tell whether a value passes (7.3.2); raise NotExact where FEEL has no answer."""
        results = [passes(value, one, run) for one in self.values if one is not None]
        if True in results:
            return not self.negated
        if None in results:
            raise NotExact("its cells cannot all be compared with one another")
        return self.negated


def constants_in(tests: Tests) -> Constants | None:
    """Return the constants of a cell (8.3.3); None where it holds something else."""
    try:
        return Constants(tuple(constant_of(_spelt_out(test)) for test in tests.tests), tests.negated)
    except ValueError:
        return None


def axis_of(cells: Sequence[Tests | None], allowed: Iterable[Tests], kind: Kind | None) -> Axis:
    """Cut one input (8.3.2) into pieces. Raises NotExact.

    `allowed` are the tests that all its values pass, `kind` is theirs if it is known.
    """
    read = [ANYTHING if cell is None else constants_in(cell) for cell in cells]
    bounds = [found for found in map(constants_in, allowed) if found is not None]
    values = [value for one in (*read, *bounds) if one is not None for value in _flat(one.values)]
    samples = _samples(values, kind)
    if len(samples) * len(cells) > MOST_COMPARISONS:
        raise NotExact("its column holds too many values")
    run = Run()

    def mask(tests: Constants) -> int:
        return sum(1 << place for place, sample in enumerate(samples) if tests.passed_by(sample, run))

    domain = (1 << len(samples)) - 1
    for one in bounds:
        domain &= mask(one)
    return Axis(samples, tuple(None if one is None else mask(one) & domain for one in read), domain)


_SPELT: Mapping[str, Callable[[str], Moment | Duration | None]] = {
    "date": date_from,
    "time": time_from,
    "date and time": date_time_from,
    "duration": duration_of,
}


def _spelt_out(node: Node) -> Node:
    """A test with `date("2026-11-26")` and its like written as @"2026-11-26"."""
    match node:
        case Invocation(place, Name(name=name), (Literal(value=str() as text),)) if name in _SPELT:
            value = _SPELT[name](text)
            return node if value is None else AtLiteral(place, value)
        case UnaryTest():
            return replace(node, operand=_spelt_out(node.operand))
        case Interval():
            return replace(node, start=_spelt_out(node.start), end=_spelt_out(node.end))
    return node


ANYTHING = Constants((), negated=True)


def _flat(values: Iterable[Any]) -> Iterable[Any]:
    for value in values:
        if type(value) is list:
            yield from _flat(value)
        elif value is not None:
            yield value


def _samples(values: Sequence[Any], kind: Kind | None) -> tuple[Any, ...]:
    ends = [
        end for one in values for end in ((one.start, one.end) if type(one) is Range else (one,)) if end is not None
    ]
    kinds = set(map(kind_of, ends)) | ({kind} if kind else set())
    if len(kinds) > 1:
        raise NotExact(f"its cells mix {' and '.join(sorted(kinds))}")
    if not kinds:
        return (UNNAMED,)
    found = kinds.pop()
    if found is Kind.BOOLEAN:
        return (True, False)
    if found is Kind.STRING:
        if any(type(one) is Range and one.symbol not in {"=", "!="} for one in values):
            raise NotExact("its cells compare texts by their order")
        return (*dict.fromkeys(ends), _other_than(ends))
    line = _LINES.get(found)
    if line is None:
        raise NotExact(f"its values are of kind {found}")
    return line.samples(ends)


class _Unnamed:
    """A value of which the column says nothing."""

    def __repr__(self) -> str:
        return "anything"


UNNAMED: Any = _Unnamed()


def _other_than(texts: Sequence[str]) -> str:
    other = "another"
    while other in texts:
        other = f"{other} one"
    return other


@dataclass(frozen=True, slots=True)
class _Line:
    """Values in a row: each stands at a whole number, or anywhere between two if the line is dense."""

    position: Callable[[Any], Any]
    value: Callable[[Any], Any]
    least: int | None = None
    most: int | None = None
    is_dense: bool = False

    def samples(self, ends: Iterable[Any]) -> tuple[Any, ...]:
        """Return a value of each piece: before, at, between and after the ends."""
        positions = sorted({self.position(end) for end in ends})
        if not positions:
            return (self.value(max(0, self.least or 0)),)
        found = [positions[0] - 1] if self.least is None or positions[0] > self.least else []
        for low, high in zip(positions, [*positions[1:], None], strict=True):
            found.append(low)
            if high is None:
                found.extend([low + 1] if self.most is None or low < self.most else [])
            elif (between := self._between(low, high)) is not None:
                found.append(between)
        return tuple(map(self.value, found))

    def _between(self, low: Any, high: Any) -> Any:
        after = int(low // 1) + 1
        if after < high:
            return after
        return (low + high) / 2 if self.is_dense else None


def _day(value: Date) -> int:
    return value.number


def _without_zone(value: Time | DateTime) -> int:
    if value.zone is not None:
        raise NotExact("its cells hold times in a zone")
    if isinstance(value, DateTime):
        return value.date.number * DAY + value.time.nanoseconds
    return value.nanoseconds


def _moment(position: int) -> DateTime:
    days, nanoseconds = divmod(position, DAY)
    return DateTime(Date(*date_of(days)), Time(nanoseconds))


_FIRST_DAY, _LAST_DAY = day_number(-LAST_YEAR, 1, 1), day_number(LAST_YEAR, 12, 31)
_LINES: Mapping[Kind, _Line] = {
    Kind.NUMBER: _Line(Decimal, lambda position: position, is_dense=True),
    Kind.DATE: _Line(_day, lambda position: Date(*date_of(position)), _FIRST_DAY, _LAST_DAY),
    Kind.TIME: _Line(_without_zone, Time, 0, DAY - 1),
    Kind.DATE_TIME: _Line(_without_zone, _moment, _FIRST_DAY * DAY, (_LAST_DAY + 1) * DAY - 1),
    Kind.DAYS: _Line(lambda value: value.nanoseconds, DaysAndTime),
    Kind.MONTHS: _Line(lambda value: value.months, YearsAndMonths),
}
