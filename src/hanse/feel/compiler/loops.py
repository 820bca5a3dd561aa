"""Closures of `for`, `some` and `every` (DMN 1.5, 10.3.2.14)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from typing import Any

from hanse.feel.compiler.core import RUN, Closure, Compiler, Frame, Meter, null
from hanse.feel.run import NullResult
from hanse.feel.tree import Iteration, Loop, Quantified
from hanse.feel.values.calendar import date_of
from hanse.feel.values.kinds import NUMBERS, a
from hanse.feel.values.moments import Date
from hanse.feel.values.numbers import is_whole, shown, whole
from hanse.feel.values.ranges import Range

type Rounds = Callable[[Frame, int], Iterator[None]]
"""Takes the frame and the steps that the body costs in each round."""

PARTIAL = "partial"


def iteration(compiler: Compiler, node: Iteration) -> Closure:
    """Return the closure of `for` (10.3.2.14): the list of the results, which the next round sees as `partial`."""
    with ExitStack() as names:
        rounds = _rounds(compiler, node.loops, names)
        partial = names.enter_context(compiler.variable(PARTIAL))
        with compiler.metered() as meter:
            result = compiler.closure(node.result)

    def evaluate(frame: Frame) -> Any:
        results: list[Any] = []
        run = frame[RUN]
        try:
            for _ in rounds(frame, meter.steps):
                frame[partial] = results
                run.room(len(results) + 1)
                results.append(result(frame))
        except NullResult as reason:
            return null(frame, node, str(reason))
        return results

    return evaluate


def quantified(compiler: Compiler, node: Quantified) -> Closure:
    """Return the closure of `some` (a disjunction over the rounds) or `every` (a conjunction) (10.3.2.15)."""
    with ExitStack() as names:
        rounds = _rounds(compiler, node.loops, names)
        with compiler.metered() as meter:
            condition = compiler.closure(node.condition)
    decisive = node.quantifier == "some"

    def evaluate(frame: Frame) -> Any:
        known = True
        try:
            for _ in rounds(frame, meter.steps):
                value = condition(frame)
                if value is decisive:
                    return decisive
                known = known and value is (not decisive)
        except NullResult as reason:
            return null(frame, node, str(reason))
        return not decisive if known else null(frame, node, "the condition is neither true nor false for an element")

    return evaluate


def _rounds(compiler: Compiler, loops: Sequence[Loop], names: ExitStack) -> Rounds:
    """Return what sets the variables of all loops, one round after another; a later loop runs inside an earlier."""
    made: list[tuple[Closure, Closure | None, int, Meter]] = []
    for loop in loops:
        with compiler.metered() as meter:
            source = compiler.closure(loop.source)
            end = compiler.closure(loop.end) if loop.end else None
        made.append((source, end, names.enter_context(compiler.variable(loop.name)), meter))
    rounds: Rounds | None = None
    for source, end, slot, meter in reversed(made):
        rounds = _nested(source, end, slot, meter, rounds)
    assert rounds is not None
    return rounds


def _nested(source: Closure, end: Closure | None, slot: int, meter: Meter, inner: Rounds | None) -> Rounds:
    def rounds(frame: Frame, steps: int) -> Iterator[None]:
        run = frame[RUN]
        run.spend(1 + meter.steps)
        value = source(frame)
        for element in elements_of(value) if end is None else integers(value, end(frame)):
            frame[slot] = element
            if inner is None:
                run.spend(1 + steps)
                yield
            else:
                yield from inner(frame, steps)

    return rounds


def elements_of(value: Any) -> Iterable[Any]:
    """Return what a loop runs over (10.3.2.14): a list's elements, a range's whole numbers, or the value alone."""
    if type(value) is list:
        # No further than now: the list of results grows while a round runs over it as `partial`.
        return islice(value, len(value))
    if type(value) is Range:
        return _whole_numbers(value)
    if value is None:
        raise NullResult("cannot loop over null")
    return (value,)


def _whole_numbers(value: Range) -> Iterable[Any]:
    if type(value.start) is Date and type(value.end) is Date:
        days = range(value.start.number + (not value.start_included), value.end.number + value.end_included)
        return (Date(*date_of(day)) for day in days)
    first, last = _whole(value.start), _whole(value.end)
    if first > last:
        raise NullResult(f"the range {first}..{last} runs backwards")
    return range(first + (not value.start_included), last + value.end_included)


def integers(start: Any, end: Any) -> Iterable[Any]:
    """Return the whole numbers, or the days, from `start` to `end`, both included, upwards or downwards (10.3.2.14)."""
    if type(start) is Date and type(end) is Date:
        return (Date(*date_of(day)) for day in integers(start.number, end.number))
    first, last = _whole(start), _whole(end)
    return range(first, last + 1) if first <= last else range(first, last - 1, -1)


def _whole(value: Any) -> int:
    if type(value) not in NUMBERS or not is_whole(value):
        given = shown(value) if type(value) in NUMBERS else a(value)
        raise NullResult(f"a loop counts in whole numbers, not from or to {given}")
    return whole(value)
