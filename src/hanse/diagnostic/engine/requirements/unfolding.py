"""Conditions unfolded: a conjunction or a choice in any of the guises that FEEL has for them.

What is unfolded is true exactly where the node is. Null needs care: `min([a, b]) >= 3` is null where one of them is, so
it is a conjunction, but `max([a, b]) >= 3` is no choice.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from hanse.feel.tree import (
    Between,
    Comparison,
    Conjunction,
    Disjunction,
    Filter,
    FunctionOf,
    Interval,
    Invocation,
    Iteration,
    ListOf,
    Literal,
    Membership,
    Name,
    Negation,
    Node,
    Quantified,
    UnaryTest,
)

type Nodes = tuple[Node, ...]

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_EXTREMES = {"min": {">", ">="}, "max": {"<", "<="}}
_BINDERS = (Filter, Quantified, Iteration, FunctionOf, Membership)


def conjuncts(node: Node) -> Nodes | None:
    """The conditions that are all true exactly where the node is; None where it is no conjunction."""
    match node:
        case Conjunction():
            return node.parts
        case Between(place, value, low, high):
            return Comparison(place, ">=", value, low), Comparison(place, "<=", value, high)
        case Membership():
            return _passed(node)
        case Quantified(quantifier="every"):
            return _each(node)
        case Invocation():
            return _called(node)
    return _extreme(node) if isinstance(node, Comparison) else None


def choices(node: Node) -> tuple[int, Nodes] | None:
    """How many of which conditions have to be true for the node to be; None where it is no choice."""
    found: Nodes | None = None
    match node:
        case Disjunction(parts=parts):
            found = parts
        case Membership(place, value, (ListOf(items=tests),)) | Membership(place, value, tests) if len(tests) > 1:
            found = tuple(Membership(place, value, (test,)) for test in tests)
        case Quantified(quantifier="some"):
            found = _each(node)
        case Invocation(function=Name(name="any")):
            found = _arguments(node)
        case Invocation(function=Name(name="not"), arguments=(Conjunction(parts=parts),)):
            found = tuple(_not(part) for part in parts)
        case Comparison():
            return _counted(node)
    return None if found is None else (1, found)


def named_left(node: Comparison) -> Comparison:
    """The same comparison, a literal on the right where one side is a literal; `-3` is one."""
    left, right = _constant(node.left), _constant(node.right)
    if isinstance(left, Literal):
        return Comparison(node.place, _MIRRORED[node.operator], right, left)
    return Comparison(node.place, node.operator, left, right)


def walked(node: Node) -> Iterator[Node]:
    """The node and all that it holds."""
    yield node
    for child in node.children():
        yield from walked(child)


def _constant(node: Node) -> Node:
    match node:
        case Negation(place, Literal(value=int() | Decimal() as number)):
            return Literal(place, -number)
    return node


def _not(node: Node) -> Node:
    return Invocation(node.place, Name(node.place, "not"), (node,))


def _passed(node: Membership) -> Nodes | None:
    """A single test of `in`: an interval, a comparison or a value."""
    place, value = node.place, node.value
    match node.tests:
        case (Interval() as ends,):
            sides = ((">=" if ends.start_included else ">", ends.start), ("<=" if ends.end_included else "<", ends.end))
            return tuple(Comparison(place, sign, value, end) for sign, end in sides)
        case (UnaryTest() as test,):
            return (Comparison(place, test.operator, value, test.operand),)
        case (Literal() as literal,):
            return (Comparison(place, "=", value, literal),)
    return None


def _called(node: Invocation) -> Nodes | None:
    match node:
        case Invocation(function=Name(name="all")):
            return _arguments(node)
        case Invocation(function=Name(name="not"), arguments=(operand,)):
            return _denied(operand)
    return None


def _denied(operand: Node) -> Nodes | None:
    match operand:
        case Comparison(place, sign, left, right):
            return (Comparison(place, _OPPOSITE[sign], left, right),)
        case Disjunction(parts=parts):
            return tuple(_not(part) for part in parts)
        case Invocation(function=Name(name="not"), arguments=(inner,)):
            return (inner,)
    return None


def _arguments(call: Invocation) -> Nodes | None:
    """What a function over a list is given, where the list is written out."""
    match call.arguments:
        case (ListOf(items=items),):
            return items
        case (_,):
            return None
    return call.arguments


def _extreme(node: Comparison) -> Nodes | None:
    """`min([a, b]) >= 3`, `max([a, b]) < 3`: of each."""
    node = named_left(node)
    match node:
        case Comparison(place, sign, Invocation(function=Name(name=name)) as call, Literal() as bound):
            items = _arguments(call) if sign in _EXTREMES.get(name, ()) else None
            if items and all(isinstance(one, Name) for one in items):
                return tuple(Comparison(place, sign, one, bound) for one in items)
    return None


def _counted(node: Comparison) -> tuple[int, Nodes] | None:
    """`count([a, b, c][item >= 3]) >= 2`."""
    node = named_left(node)
    match node:
        case Comparison(
            operator=">=" | ">" as sign,
            left=Invocation(
                function=Name(name="count"), arguments=(Filter(source=ListOf(items=items), condition=condition),)
            ),
            right=Literal(value=int() as number),
        ) if not _binds(condition):
            least = number + (sign == ">")
            parts = tuple(_with(condition, "item", one) for one in items)
            return (least, parts) if 1 <= least <= len(parts) else None
    return None


def _each(node: Quantified) -> Nodes | None:
    """The condition of `some` or `every` for each element of a list that is written out."""
    loop = node.loops[0]
    if len(node.loops) > 1 or loop.end is not None or not isinstance(loop.source, ListOf) or _binds(node.condition):
        return None
    return tuple(_with(node.condition, loop.name, one) for one in loop.source.items)


def _binds(node: Node) -> bool:
    """Whether names mean something else somewhere inside."""
    return any(isinstance(one, _BINDERS) for one in walked(node))


def _with(node: Node, name: str, by: Node) -> Node:
    """The node with another in the place of a name."""
    if isinstance(node, Name):
        return by if node.name == name else node

    def exchanged(value: Any) -> Any:
        if isinstance(value, Node):
            return _with(value, name, by)
        return tuple(exchanged(one) for one in value) if isinstance(value, tuple) else value

    return replace(
        node, **{one.name: exchanged(getattr(node, one.name)) for one in fields(node) if one.name != "place"}
    )
