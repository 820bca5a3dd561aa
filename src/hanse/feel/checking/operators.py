"""Types of operators, conditions, and values where a type was declared (DMN 1.5, 10.3.2.9)."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from hanse.feel import boxes, tree
from hanse.feel.checking.core import BOOLEAN, Checker, common, kind_in, plain
from hanse.feel.compiler.comparisons import UNDER_TEST
from hanse.feel.run import NullResult, Run
from hanse.feel.types.kinds import ANY, RangeType, Simple, Type
from hanse.feel.values.arithmetic import calculate, negated
from hanse.feel.values.durations import DaysAndTime, YearsAndMonths
from hanse.feel.values.kinds import MOMENTS, ORDERED, Kind, kind_of
from hanse.feel.values.moments import MIDNIGHT_UTC, Date, DateTime, Time

_SAMPLES: Mapping[Kind | None, Any] = {
    Kind.NUMBER: 1,
    Kind.STRING: "a",
    Kind.BOOLEAN: True,
    Kind.DATE: Date(2026, 1, 1),
    Kind.TIME: Time(0),
    Kind.DATE_TIME: DateTime(Date(2026, 1, 1), MIDNIGHT_UTC),
    Kind.DAYS: DaysAndTime(1),
    Kind.MONTHS: YearsAndMonths(1),
    Kind.LIST: [],
    Kind.CONTEXT: {},
}


def arithmetic(checker: Checker, node: tree.Arithmetic) -> Type:
    """Check the kinds that an operator joins; return what comes of them (10.3.2.15, tables 57 to 60)."""
    left, right = (kind_in(checker.type_of(side)) for side in node.children())
    if left not in _SAMPLES or right not in _SAMPLES:
        return ANY
    try:
        return _result(node.operator, left, right)
    except NullResult as reason:
        checker.note(node.place, str(reason))
        return ANY


@cache
def _result(operator: str, left: Kind, right: Kind) -> Type:
    """The type of what an operator makes of two kinds, found by having it make one; NullResult if it makes none."""
    return Simple(kind_of(calculate(operator, _SAMPLES[left], _SAMPLES[right], Run())))


def negation(checker: Checker, node: tree.Negation) -> Type:
    """Check what a minus stands before (10.3.2.15, table 62)."""
    kind = kind_in(checker.type_of(node.operand))
    if kind not in _SAMPLES:
        return ANY
    try:
        return Simple(kind_of(negated(_SAMPLES[kind])))
    except NullResult as reason:
        checker.note(node.place, str(reason))
        return ANY


def comparison(checker: Checker, node: tree.Comparison) -> Type:
    """Check that two sides can be compared (10.3.2.15, tables 53 and 54)."""
    left, right = (kind_in(checker.type_of(side)) for side in node.children())
    _comparable(checker, node, left, right, ordered=node.operator not in {"=", "!="})
    return BOOLEAN


def between(checker: Checker, node: tree.Between) -> Type:
    """Check that a value has an order with both its bounds (10.3.2.15, table 55)."""
    value, low, high = (kind_in(checker.type_of(part)) for part in node.children())
    for end in (low, high):
        _comparable(checker, node, value, end, ordered=True)
    return BOOLEAN


def _comparable(checker: Checker, node: tree.Node, left: Kind | None, right: Kind | None, *, ordered: bool) -> None:
    if left not in _SAMPLES or right not in _SAMPLES:
        return
    if left is not right:
        checker.note(node.place, f"cannot compare a {left} with a {right}")
    elif ordered and left not in ORDERED | MOMENTS:
        checker.note(node.place, f"a {left} has no order")


def membership(checker: Checker, node: tree.Membership) -> Type:
    """Check a value against each test of `in` (10.3.2.15, table 55)."""
    value = checker.type_of(node.value)
    with checker.naming({UNDER_TEST: value}):
        for test in node.tests:
            tested(checker, value, test)
    return BOOLEAN


def tested(checker: Checker, value: Type, test: tree.Node) -> None:
    """Check one test of a value (10.3.2.15): a comparison, a range, a constant, or an expression."""
    kind, found = kind_in(value), plain(checker.type_of(test))
    if isinstance(test, tree.UnaryTest):
        _comparable(
            checker, test, kind, kind_in(checker.type_of(test.operand)), ordered=test.operator not in {"=", "!="}
        )
    elif isinstance(found, RangeType):
        _comparable(checker, test, kind, kind_in(found.bound), ordered=True)
    elif isinstance(test, tree.Literal | tree.AtLiteral) and kind not in {Kind.LIST, None}:
        _comparable(checker, test, kind, kind_in(found), ordered=False)


def chain(word: str) -> Callable[[Checker, tree.Conjunction | tree.Disjunction], Type]:
    """Return the rule of `and` or `or` (10.3.2.15)."""

    def rule(checker: Checker, node: tree.Conjunction | tree.Disjunction) -> Type:
        for part in node.parts:
            kind = kind_in(checker.type_of(part))
            if kind not in {None, Kind.BOOLEAN, Kind.NULL}:
                checker.note(part.place, f'a part of "{word}" is a {kind}, neither true nor false')
        return BOOLEAN

    return rule


def conditional(checker: Checker, node: tree.Conditional) -> Type:
    """Check the condition of `if`; return the type that its branches share (10.3.2.15, table 49)."""
    checker.condition(node.condition, '"if"')
    return common([checker.type_of(node.then), checker.type_of(node.otherwise)])


def truth(checker: Checker, node: boxes.Truth) -> Type:
    """Return the type of a condition in a box of its own (10.2.1.8)."""
    return checker.type_of(node.value)


def instance_of(checker: Checker, node: tree.InstanceOf) -> Type:
    """Return that `instance of` gives a truth value (10.3.2.9.2)."""
    checker.type_of(node.value)
    return BOOLEAN


def coerced(checker: Checker, node: boxes.Coerced) -> Type:
    """Check a value against the type that is wanted of it (10.3.2.9.4)."""
    if unfit := misfit(checker.type_of(node.value), node.type):
        checker.note(node.value.place, unfit)
    return node.type


def misfit(given: Type, wanted: Type) -> str:
    """Return why no value of a type becomes one of another (10.3.2.9.4); "" where one may."""
    have, need = kind_in(given), kind_in(wanted)
    if have not in _SAMPLES or need not in _SAMPLES or have is need or Kind.LIST in {have, need}:
        return ""
    return "" if (have, need) == (Kind.DATE, Kind.DATE_TIME) else f"a {have} stands where a {wanted} is wanted"
