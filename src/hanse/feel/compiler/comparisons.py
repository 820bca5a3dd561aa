"""Closures of comparisons, `between` and `in` (DMN 1.5, 10.3.2.15)."""

import operator
from collections.abc import Callable, Sequence
from typing import Any

from hanse.feel.compiler.core import RUN, SCOPE, Closure, Compiler, Frame, null
from hanse.feel.compiler.quick import PYTHON, Quick, quick_comparison
from hanse.feel.compiler.values import constant_of, numeric_interval
from hanse.feel.run import Run
from hanse.feel.tree import Between, Comparison, Membership, Name, Node, UnaryTest
from hanse.feel.values.equality import before, equal, no_order, order, within
from hanse.feel.values.kinds import NUMBERS
from hanse.feel.values.ranges import Range

TEXTS = frozenset({str})
UNDER_TEST = "?"


def compare(sign: str, left: Any, right: Any, run: Run) -> bool | None:
    """Return `left sign right` for values of any kind (10.3.2.15); None where FEEL has no answer."""
    match sign:
        case "=":
            return equal(left, right, run)
        case "!=":
            return _opposite(equal(left, right, run))
        case "<":
            return before(left, right, run)
        case ">":
            return before(right, left, run)
        case "<=":
            return _opposite(before(right, left, run))
        case _:
            return _opposite(before(left, right, run))


def _opposite(value: bool | None, /) -> bool | None:  # noqa: FBT001  the truth value it turns round
    return None if value is None else not value


def comparison(compiler: Compiler, node: Comparison) -> Closure:
    """Return the closure of a comparison (10.3.2.15); against a number or a text that is written out a short one."""
    left = compiler.closure(node.left)
    compiler.count(node.right)
    try:
        constant = constant_of(node.right)
    except ValueError:
        return _general(left, compiler.closure(node.right), node)
    if type(constant) not in NUMBERS and type(constant) is not str:
        return _general(left, compiler.closure(node.right), node)
    usual = _with_constant(left, constant, TEXTS if type(constant) is str else NUMBERS, node)
    if isinstance(node.left, Name):
        items, slot = compiler.resolve(node.left.name)
        if not items and slot is not None and compiler.is_input(slot):
            return _quickly(quick_comparison(node.left.name, node.operator, constant), usual)
    return usual


def _quickly(answer: Quick | None, usual: Closure) -> Closure:
    """The typical condition: a plain value from the scope needs no reading in, and is compared as it is."""
    if answer is None:
        return usual

    def evaluate(frame: Frame) -> Any:
        found = answer(frame[SCOPE])
        return usual(frame) if found is None else found

    return evaluate


def _with_constant(left: Closure, constant: Any, types: frozenset[type], node: Comparison) -> Closure:
    python = PYTHON[node.operator]

    def evaluate(frame: Frame) -> Any:
        value = left(frame)
        if type(value) in types:
            return python(value, constant)
        return _slow(frame, node, value, constant)

    return evaluate


def _general(left: Closure, right: Closure, node: Comparison) -> Closure:
    python = PYTHON[node.operator]

    def evaluate(frame: Frame) -> Any:
        first, second = left(frame), right(frame)
        if type(first) in NUMBERS and type(second) in NUMBERS:
            return python(first, second)
        return _slow(frame, node, first, second)

    return evaluate


def _slow(frame: Frame, node: Comparison, left: Any, right: Any) -> bool | None:
    result = compare(node.operator, left, right, frame[RUN])
    return null(frame, node, no_order(left, right)) if result is None else result


def between(compiler: Compiler, node: Between) -> Closure:
    """Return the closure of `between`: within both bounds, which are included (10.3.2.15, table 55)."""
    closures = compiler.closures((node.value, node.low, node.high))

    def evaluate(frame: Frame) -> Any:
        value, low, high = (closure(frame) for closure in closures)
        result = within(value, Range(low, high, start_included=True, end_included=True), frame[RUN])
        if result is None or low is None or high is None:
            return null(frame, node, no_order(value, low if order(value, low) is None else high))
        return result

    return evaluate


type Passes = Callable[[Frame, Any], bool | None]


def membership(compiler: Compiler, node: Membership) -> Closure:
    """Return the closure of `in` (10.3.2.15): the disjunction of its tests."""
    value = compiler.closure(node.value)
    usual = _membership(compiler, node, value)
    bounds = numeric_interval(node.tests)
    if bounds is None:
        return usual
    above = operator.ge if bounds.start_included else operator.gt
    below = operator.le if bounds.end_included else operator.lt
    start, end = bounds.start, bounds.end

    def evaluate(frame: Frame) -> Any:
        tested = value(frame)
        if type(tested) in NUMBERS:
            return above(tested, start) and below(tested, end)
        return usual(frame)

    return evaluate


def _membership(compiler: Compiler, node: Membership, value: Closure) -> Closure:
    with compiler.variable(UNDER_TEST) as slot:
        test = passing_any([passing(compiler, test, is_told=True) for test in node.tests])

    def evaluate(frame: Frame) -> Any:
        frame[slot] = tested = value(frame)
        result = test(frame, tested)
        return null(frame, node, "cannot tell whether {} passes a test", tested) if result is None else result

    return evaluate


def passing_any(tests: Sequence[Passes]) -> Passes:
    """Return what tells whether a value passes one test at least; null where that cannot be told (10.3.2.15)."""

    def evaluate(frame: Frame, value: Any) -> bool | None:
        known = True
        for test in tests:
            result = test(frame, value)
            if result is True:
                return True
            known = known and result is False
        return False if known else None

    return evaluate


def passing(compiler: Compiler, node: Node, *, is_told: bool = False) -> Passes:
    """Return what tells of a value, also to be found under `?`, whether it passes one test (10.3.2.15, table 55).

    With `is_told` it notes why that cannot be told; of the many cells of a table nobody wants to hear.
    """
    try:
        constant = constant_of(node)
    except ValueError:
        closure = compiler.closure(node)
        if mentions(node, UNDER_TEST) and not isinstance(node, UnaryTest):
            return lambda frame, _: closure(frame)
    else:
        compiler.count(node)
        if not is_told:
            return lambda frame, value: passes(value, constant, frame[RUN])
        closure = _always(constant)
    return _told(node, closure) if is_told else lambda frame, value: passes(value, closure(frame), frame[RUN])


def _always(constant: Any) -> Closure:
    return lambda _: constant


def _told(node: Node, closure: Closure) -> Passes:
    def evaluate(frame: Frame, value: Any) -> bool | None:
        test = closure(frame)
        result = passes(value, test, frame[RUN])
        return null(frame, node, _not_comparable(value, test)) if result is None else result

    return evaluate


def _not_comparable(value: Any, test: Any) -> str:
    """Say which bound of a test, a range or a list with ranges, has no order with a value."""
    ranges = (one for one in (test if type(test) is list else [test]) if type(one) is Range)
    bounds = [bound for one in ranges for bound in one.bounds]
    return no_order(value, next((bound for bound in bounds if order(value, bound) is None), None))


def mentions(node: Node, name: str) -> bool:
    """Tell whether a name stands anywhere in an expression (10.3.2.15)."""
    return (isinstance(node, Name) and node.name == name) or any(mentions(child, name) for child in node.children())


def passes(value: Any, test: Any, run: Run) -> bool | None:
    """Tell whether a value passes one test (10.3.2.15): it lies in a range, is in a list or its ranges, or equals."""
    if type(test) is Range:
        return within(value, test, run)
    if type(test) is not list:
        return bool(equal(value, test, run)) if test is not None and value is not None else equal(value, test, run)
    run.spend(len(test))
    if equal(value, test, run) is True:
        return True
    results = [within(value, one, run) if type(one) is Range else bool(equal(value, one, run)) for one in test]
    return True if True in results else None if None in results else False
