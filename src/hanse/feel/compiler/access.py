"""Closures of paths and filters (DMN 1.5, 10.3.2.5 and 10.3.2.15)."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any

from hanse.feel.compiler.core import RUN, Closure, Compiler, Frame, null
from hanse.feel.run import NullResult, Run
from hanse.feel.tree import Filter, Path
from hanse.feel.values.durations import MINUTE, NANOSECONDS, DaysAndTime, YearsAndMonths
from hanse.feel.values.kinds import NUMBERS, a
from hanse.feel.values.moments import Date, DateTime, Time
from hanse.feel.values.numbers import shown
from hanse.feel.values.ranges import Range

_SHOWN_NAMES, _SHOWN = 8, 40
_STEPS_OF_AN_ENTRY = 3
"""What looking for an entry costs where there is none."""


def _offset(seconds: int | None) -> DaysAndTime | None:
    return None if seconds is None else DaysAndTime(seconds * NANOSECONDS)


def _seconds(nanoseconds: int) -> int | Decimal:
    whole, rest = divmod(nanoseconds, NANOSECONDS)
    return Decimal(nanoseconds).scaleb(-9).normalize() if rest else whole


def _of(part: Callable[[Any], Any], properties: Mapping[str, Callable[[Any], Any]]) -> dict[str, Callable[[Any], Any]]:
    return {name: (lambda value, of=of: of(part(value))) for name, of in properties.items()}  # type: ignore[misc]


_OF_DATES: Mapping[str, Callable[[Date], Any]] = {
    "year": lambda value: value.year,
    "month": lambda value: value.month,
    "day": lambda value: value.day,
    "weekday": lambda value: value.weekday,
}
_OF_TIMES: Mapping[str, Callable[[Time], Any]] = {
    "hour": lambda value: value.hour,
    "minute": lambda value: value.minute,
    "second": lambda value: _seconds(value.nanoseconds % MINUTE),
    "timezone": lambda value: (value.zone and value.zone.name) or None,
}
PROPERTIES: Mapping[type, Mapping[str, Callable[[Any], Any]]] = {
    Date: _OF_DATES,
    Time: {**_OF_TIMES, "time offset": lambda value: _offset(value.zone.usual_offset if value.zone else None)},
    DateTime: {
        **_of(lambda value: value.date, _OF_DATES),
        **_of(lambda value: value.time, _OF_TIMES),
        "time offset": lambda value: _offset(value.offset),
    },
    DaysAndTime: {
        "days": lambda value: value.parts[0],
        "hours": lambda value: value.parts[1],
        "minutes": lambda value: value.parts[2],
        "seconds": lambda value: _seconds(value.parts[3]),
    },
    YearsAndMonths: {"years": lambda value: value.parts[0], "months": lambda value: value.parts[1]},
    Range: {
        "start": lambda value: value.start,
        "end": lambda value: value.end,
        "start included": lambda value: value.start_included,
        "end included": lambda value: value.end_included,
    },
}
"""What a path finds in a value that is no context (DMN 1.5, 10.3.2.15, table 65)."""


def path(compiler: Compiler, node: Path) -> Closure:
    """Return the closure of `.name`: an entry, that of each element of a list, or a property (10.3.2.5)."""
    source = compiler.closure(node.source)

    def evaluate(frame: Frame) -> Any:
        try:
            value = _entry(source(frame), node.name, frame[RUN])
        except NullResult as reason:
            return null(frame, node, str(reason))
        return null(frame, node, f'the entry "{node.name}" is null') if value is None else value

    return evaluate


def _entry(value: Any, name: str, run: Run) -> Any:
    if type(value) is dict:
        if name in value:
            return value[name]
        raise NullResult(f'there is no entry "{name}"; there are: {_some(value) or "none"}')
    if type(value) is list:
        run.spend(_STEPS_OF_AN_ENTRY * len(value))
        return [_entry_or_null(element, name, run) for element in value]
    properties = PROPERTIES.get(type(value), {})
    if name in properties:
        return properties[name](value)
    raise NullResult(f'{a(value)} has no entry "{name}"')


def _some(names: Iterable[str]) -> str:
    """The first few names, each cut where it is long."""
    first = [name[:_SHOWN] for name in islice(names, _SHOWN_NAMES + 1)]
    return ", ".join([*first[:_SHOWN_NAMES], "…"] if len(first) > _SHOWN_NAMES else first)


def _entry_or_null(value: Any, name: str, run: Run) -> Any:
    try:
        return _entry(value, name, run)
    except NullResult:
        return None


def selection(compiler: Compiler, node: Filter) -> Closure:
    """Return the closure of a filter (10.3.2.5): a number picks one element, a condition those for which it is true."""
    source = compiler.closure(node.source)
    with compiler.item() as slot, compiler.metered() as meter:
        condition = compiler.closure(node.condition)

    def evaluate(frame: Frame) -> Any:
        value = source(frame)
        if value is None:
            return null(frame, node, "cannot filter null")
        elements = value if type(value) is list else [value]
        steps = 1 + meter.steps
        frame[RUN].spend(steps)
        frame[slot] = elements[0] if elements else None
        first = condition(frame)
        if type(first) in NUMBERS:
            return _at(frame, node, elements, first)
        frame[RUN].spend(len(elements) * steps)
        chosen = []
        for number, element in enumerate(elements):
            frame[slot] = element
            holds = condition(frame) if number else first
            if holds is True:
                chosen.append(element)
            elif holds is not False and holds is not None:
                return null(frame, node, "the condition of a filter is {}, neither true nor false", holds)
        return chosen

    return evaluate


def _at(frame: Frame, node: Filter, elements: list[Any], position: Any) -> Any:
    if not 0 < abs(position) <= len(elements) or position != int(position):
        return null(frame, node, f"there is no element {shown(position)} in a list of {len(elements)}")
    found = elements[int(position) - 1 if position > 0 else int(position)]
    return null(frame, node, f"element {position} is null") if found is None else found
