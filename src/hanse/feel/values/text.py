"""A value as FEEL text, as string() gives it (DMN 1.5, 10.3.4.1)."""

from collections.abc import Iterator
from typing import Any

from hanse.feel.quoting import entry_name, quoted
from hanse.feel.run import Run
from hanse.feel.values.kinds import KINDS, Kind
from hanse.feel.values.numbers import written
from hanse.feel.values.ranges import Range


def text_of(value: Any, run: Run) -> str:
    """Return a string as it is, anything else as FEEL would write it (10.3.4.1); bounded by the run's limits."""
    return value if isinstance(value, str) else literal_of(value, run)


def literal_of(value: Any, run: Run) -> str:
    """Return a value as FEEL would write it, strings in quotation marks (10.3.4.1)."""
    pieces: list[str] = []
    length = 0
    for piece in _pieces(value):
        length += len(piece)
        run.spend()
        run.room(length, run.limits.string)
        pieces.append(piece)
    return "".join(pieces)


def _pieces(value: Any) -> Iterator[str]:
    match KINDS[type(value)]:
        case Kind.NULL:
            yield "null"
        case Kind.BOOLEAN:
            yield "true" if value else "false"
        case Kind.NUMBER:
            yield written(value)
        case Kind.STRING:
            yield quoted(value)
        case Kind.DATE | Kind.TIME | Kind.DATE_TIME | Kind.DAYS | Kind.MONTHS:
            yield str(value)
        case Kind.LIST:
            yield from _enclosed("[", ((None, element) for element in value), "]")
        case Kind.CONTEXT:
            yield from _enclosed("{", value.items(), "}")
        case Kind.RANGE:
            yield from _range(value)
        case Kind.FUNCTION:
            yield f"function({', '.join(value.parameters)})"


def _enclosed(opening: str, elements: Any, closing: str) -> Iterator[str]:
    yield opening
    for position, (name, element) in enumerate(elements):
        if position:
            yield ", "
        if name is not None:
            yield f"{entry_name(name)}: "
        yield from _pieces(element)
    yield closing


def _range(value: Range) -> Iterator[str]:
    if value.symbol:
        yield f"({value.symbol} "
        yield from _pieces(value.end if value.start is None else value.start)
        yield ")"
        return
    yield "[" if value.start_included else "("
    yield from _pieces(value.start)
    yield ".."
    yield from _pieces(value.end)
    yield "]" if value.end_included else ")"
