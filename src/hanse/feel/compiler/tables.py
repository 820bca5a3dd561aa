"""Closures of decision tables (DMN 1.5, 8.2 and 8.3): which rules hold, and what their policy makes of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hanse.feel.boxes import InputOf, RuleOf, TableOf, Tests
from hanse.feel.compiler.comparisons import UNDER_TEST, Passes, passing, passing_any
from hanse.feel.compiler.core import RUN, Closure, Compiler, Frame, Meter, null
from hanse.feel.compiler.indexing import index_by_value
from hanse.feel.policies import HitPolicy
from hanse.feel.run import NullResult, Run
from hanse.feel.values.arithmetic import calculate
from hanse.feel.values.equality import before, equal, no_order

type Row = Sequence[Any]
"""What a rule gives: a value for each output."""


def tests(compiler: Compiler, node: Tests) -> Closure:
    """Return the closure of unary tests by themselves (10.3.2.10): of the value of `?`."""
    _, slot = compiler.resolve(UNDER_TEST)
    assert slot is not None, "tests stand where a value is under test"
    passes = _tests(compiler, node)
    return lambda frame: passes(frame, frame[slot])


def _tests(compiler: Compiler, node: Tests) -> Passes:
    """True where one test passes, false where none does, null where that cannot be told; the reverse if negated."""
    closures = [passing(compiler, test) for test in node.tests]
    passes = closures[0] if len(closures) == 1 else passing_any(closures)
    if not node.negated:
        return passes

    def evaluate(frame: Frame, value: Any) -> bool | None:
        result = passes(frame, value)
        return not result if isinstance(result, bool) else None

    return evaluate


def table(compiler: Compiler, node: TableOf) -> Closure:
    """Return the closure of a table (10.3.2.10): inputs, rules in order, then the results of those that hold."""
    with compiler.variable(UNDER_TEST) as slot:
        inputs = [_input(compiler, one, slot) for one in node.inputs]
        rules = [_rule(compiler, rule, slot) for rule in node.rules]
        default = _default(compiler, node)
        order = [compiler.closures(output.order) for output in node.outputs]
    index = index_by_value(node.rules, len(node.inputs))
    first_only = node.policy is HitPolicy.FIRST
    settle = _SETTLING[node.policy]

    def evaluate(frame: Frame) -> Any:
        run = frame[RUN]
        try:
            values = [value(frame) for value in inputs]
            hits = []
            for number in index.candidates(values) if index else range(len(rules)):
                rule = rules[number]
                run.spend(1 + rule.meter.steps)
                if rule.holds(frame, values):
                    hits.append(number)
                    if first_only:
                        break
            if not hits and node.policy is not HitPolicy.COUNT:
                return _default_or_null(frame, node, default)
            rows: list[Row] = [[closure(frame) for closure in rules[number].results] for number in hits]
            ranks: list[Row] = [[closure(frame) for closure in one] for one in order]
            found = settle(node, rows, [number + 1 for number in hits], ranks, run)
        except NullResult as reason:
            return null(frame, node, str(reason))
        return null(frame, node, "the table's result is null") if found is None else found

    return evaluate


def _input(compiler: Compiler, node: InputOf, slot: int) -> Closure:
    value = compiler.closure(node.value)
    if node.allowed is None:
        return value
    allowed = _tests(compiler, node.allowed)

    def evaluate(frame: Frame) -> Any:
        frame[slot] = found = value(frame)
        if found is not None and allowed(frame, found) is not True:
            raise NullResult(f"an input ({node.place}) has a value that the table does not allow")
        return found

    return evaluate


@dataclass(frozen=True, slots=True)
class _Rule:
    """Whether a rule holds for the values of the inputs, what it gives then, and what both cost."""

    holds: Callable[[Frame, Row], bool]
    results: list[Closure]
    meter: Meter


def _rule(compiler: Compiler, node: RuleOf, slot: int) -> _Rule:
    with compiler.metered() as meter:
        return _Rule(_holds(compiler, node, slot), compiler.closures(node.results), meter)


def _holds(compiler: Compiler, node: RuleOf, slot: int) -> Callable[[Frame, Row], bool]:
    """Whether all tests of a rule pass; those of an input that anything passes are not looked at."""
    closures = [(place, _tests(compiler, test)) for place, test in enumerate(node.tests) if test is not None]

    def holds(frame: Frame, values: Row) -> bool:
        for place, passes in closures:
            frame[slot] = value = values[place]
            if passes(frame, value) is not True:
                return False
        return True

    return holds


def _default(compiler: Compiler, node: TableOf) -> list[Closure] | None:
    if all(output.default is None for output in node.outputs):
        return None
    return [compiler.closure(one.default) if one.default else (lambda _: None) for one in node.outputs]


def _default_or_null(frame: Frame, node: TableOf, default: list[Closure] | None) -> Any:
    if default is None:
        return null(frame, node, "no rule holds, and the table has no default")
    found = _result(node, [closure(frame) for closure in default])
    return null(frame, node, "no rule holds, and the default is null") if found is None else found


def _result(node: TableOf, row: Row) -> Any:
    """One output's value, or the context of several."""
    if len(node.outputs) == 1:
        return row[0]
    return {output.name: value for output, value in zip(node.outputs, row, strict=True)}


def _only(node: TableOf, rows: list[Row], hits: list[int], _ranks: list[Row], _run: Run) -> Any:
    if len(rows) > 1:
        raise NullResult(f"the rules {_listed(hits)} hold, and the policy is that only one may")
    return _result(node, rows[0])


def _agreed(node: TableOf, rows: list[Row], hits: list[int], _ranks: list[Row], run: Run) -> Any:
    for row, hit in zip(rows[1:], hits[1:], strict=True):
        if equal(list(row), list(rows[0]), run) is not True:
            raise NullResult(f"the rules {hits[0]} and {hit} hold with different results, and the policy is Any")
    return _result(node, rows[0])


def _first(node: TableOf, rows: list[Row], _hits: list[int], _ranks: list[Row], _run: Run) -> Any:
    return _result(node, rows[0])


def _all(node: TableOf, rows: list[Row], _hits: list[int], _ranks: list[Row], run: Run) -> Any:
    return run.sized([_result(node, row) for row in rows])


def _foremost(node: TableOf, rows: list[Row], _hits: list[int], ranks: list[Row], run: Run) -> Any:
    return _result(node, _ordered(rows, ranks, run)[0])


def _by_importance(node: TableOf, rows: list[Row], _hits: list[int], ranks: list[Row], run: Run) -> Any:
    return run.sized([_result(node, row) for row in _ordered(rows, ranks, run)])


def _ordered(rows: list[Row], ranks: list[Row], run: Run) -> list[Row]:
    """The rows by the order in which each output lists its values; the first output decides first."""

    def place(value: Any, order: Row) -> int:
        found = (index for index, one in enumerate(order) if equal(value, one, run) is True)
        return next(found, len(order))

    return sorted(rows, key=lambda row: [place(value, order) for value, order in zip(row, ranks, strict=True)])


def _single(rows: list[Row]) -> list[Any]:
    if any(len(row) != 1 for row in rows):
        raise NullResult("only a table of one output can be summed up")
    return [row[0] for row in rows]


def _sum(_node: TableOf, rows: list[Row], _hits: list[int], _ranks: list[Row], run: Run) -> Any:
    values = _single(rows)
    total = values[0]
    for value in values[1:]:
        total = calculate("+", total, value, run)
    return total


def _extreme(*, greatest: bool) -> "Settle":
    def settle(_node: TableOf, rows: list[Row], _hits: list[int], _ranks: list[Row], run: Run) -> Any:
        values = _single(rows)
        best = values[0]
        for value in values[1:]:
            less = before(best, value, run) if greatest else before(value, best, run)
            if less is None:
                raise NullResult(no_order(best, value))
            best = value if less else best
        return best

    return settle


def _count(_node: TableOf, rows: list[Row], _hits: list[int], _ranks: list[Row], run: Run) -> int:
    distinct: list[Row] = []
    for row in rows:
        if not any(equal(list(row), list(one), run) is True for one in distinct):
            distinct.append(row)
    return len(distinct)


def _listed(numbers: list[int]) -> str:
    return f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


type Settle = Callable[[TableOf, list[Row], list[int], list[Row], Run], Any]

_SETTLING: Mapping[HitPolicy, Settle] = {
    HitPolicy.UNIQUE: _only,
    HitPolicy.ANY: _agreed,
    HitPolicy.PRIORITY: _foremost,
    HitPolicy.FIRST: _first,
    HitPolicy.RULE_ORDER: _all,
    HitPolicy.OUTPUT_ORDER: _by_importance,
    HitPolicy.COLLECT: _all,
    HitPolicy.SUM: _sum,
    HitPolicy.LEAST: _extreme(greatest=False),
    HitPolicy.GREATEST: _extreme(greatest=True),
    HitPolicy.COUNT: _count,
}
