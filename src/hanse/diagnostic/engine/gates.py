"""FEEL conditions over columns of answers, compiled to array operations.

A gate is decided for all units at once: comparisons, `and`, `or`, `not(…)`, `in`, `between`, `if`, arithmetic, and
count, sum, mean, min, max, median, all, any, some, every over lists that are written out or chosen. The result of a
compiled gate is what `Expression.evaluate` gives for each unit; null is NaN. What needs more is refused.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.gating import lists
from hanse.diagnostic.engine.gating.calls import called
from hanse.diagnostic.engine.gating.comparing import both, compared, either, passes
from hanse.diagnostic.engine.gating.terms import (
    Bounds,
    Column,
    Compilation,
    Data,
    Items,
    Kind,
    Meaning,
    Term,
    choice_items,
    column,
    constant,
)
from hanse.diagnostic.engine.threefold import Values, missing
from hanse.feel import tree
from hanse.feel.expressions import Expression, parse

type Gate = Callable[[Data], Array]


def compile_gate(expression: Expression | str, *, columns: Mapping[str, Column]) -> Gate:
    """Compile an expression to a function of the columns' arrays.

    The function takes arrays of shape ``(units,)`` by name and returns float64 ``(units,)`` (or ``()`` where no
    column is used): 1, 0 and NaN for a condition, numbers for a formula, NaN for null.

    Raises:
        FeelSyntaxError: the text is no FEEL, or names something that is no column.
        GateError: it is FEEL that arrays cannot compute; says where and what to write instead.
    """
    read = parse(expression, names=columns) if isinstance(expression, str) else expression
    work = Compilation(read.text, columns)
    meaning = _meaning(work, read.tree)
    if not isinstance(meaning, Term) or meaning.kind is Kind.TEXT:
        raise work.refuse(read.tree.place, "this is neither true or false nor a number", "end in a comparison")
    return meaning.compute


def _meaning(work: Compilation, node: tree.Node) -> Meaning:
    work.count(node.place)
    form = _FORMS.get(type(node))
    if form is None:
        name = type(node).__name__.lower()
        raise work.refuse(node.place, f"a gate cannot use this ({name})", _USABLE)
    return form(work, node)


def _term(work: Compilation, node: tree.Node, *kinds: Kind) -> Term:
    """The meaning of a node that has to be a single value of one of the kinds, or null."""
    return _single(work, node, _meaning(work, node), *kinds)


def _single(work: Compilation, node: tree.Node, meaning: Meaning, *kinds: Kind) -> Term:
    wanted = " or ".join(kinds) or "single value"
    if not isinstance(meaning, Term):
        raise work.refuse(node.place, f"a list or range stands where a {wanted} is needed", "use count, min, max or in")
    if kinds and meaning.kind not in {*kinds, Kind.NULL}:
        raise work.refuse(node.place, f"a {meaning.kind} stands where a {wanted} is needed", f"write a {wanted}")
    return meaning


def _literal(_work: Compilation, node: tree.Literal) -> Term:
    value = node.value
    if value is None:
        return constant(Kind.NULL, None)
    if isinstance(value, str):
        return constant(Kind.TEXT, value)
    return constant(Kind.TRUTH if isinstance(value, bool) else Kind.NUMBER, float(value))


def _name(work: Compilation, node: tree.Name) -> Meaning:
    if node.name in work.bound:
        return work.bound[node.name]
    shape = work.columns.get(node.name)
    if shape is None:
        raise work.refuse(node.place, f'"{node.name}" is no column', _USABLE)
    return choice_items(node.name, shape) if shape.choices is not None else column(node.name, shape.kind, shape.codes)


def _list(work: Compilation, node: tree.ListOf) -> Items:
    terms = tuple(_term(work, item) for item in node.items)
    kinds = {term.kind for term in terms} - {Kind.NULL}
    if len(kinds) > 1:
        raise work.refuse(node.place, f"this list mixes {' and '.join(sorted(kinds))}", "write a list of one kind")
    return Items(terms, (None,) * len(terms))


def _interval(work: Compilation, node: tree.Interval) -> Bounds:
    low, high = _term(work, node.start, Kind.NUMBER), _term(work, node.end, Kind.NUMBER)
    return Bounds((">=" if node.start_included else ">", low), ("<=" if node.end_included else "<", high))


def _comparison(work: Compilation, node: tree.Comparison) -> Term:
    left, right = _meaning(work, node.left), _meaning(work, node.right)
    for list_, other in ((left, right), (right, left)):
        if isinstance(list_, Items) and isinstance(other, Term) and other.kind is Kind.NULL:
            return lists.is_null(list_) if node.operator == "=" else _not(lists.is_null(list_))
    first, second = _single(work, node.left, left), _single(work, node.right, right)
    return compared(work, node.place, node.operator, first, second)


def _not(term: Term) -> Term:
    return Term(Kind.TRUTH, lambda data: 1.0 - term.compute(data))


def _between(work: Compilation, node: tree.Between) -> Term:
    value, low, high = (_term(work, child, Kind.NUMBER) for child in node.children())
    sides = [compared(work, node.place, ">=", value, low), compared(work, node.place, "<=", value, high)]

    def compute(data: Data) -> Values:
        first, second = (side.compute(data) for side in sides)
        return first * second

    return Term(Kind.TRUTH, compute)


def _membership(work: Compilation, node: tree.Membership) -> Term:
    value = _term(work, node.value)
    return either([_test(work, value, test) for test in node.tests])


def _test(work: Compilation, value: Term, node: tree.Node) -> Term:
    if isinstance(node, tree.UnaryTest):
        return compared(work, node.place, node.operator, value, _term(work, node.operand))
    if isinstance(node, tree.ListOf):
        return either([_test(work, value, item) for item in node.items])
    meaning = _bound(work, "?", value, node)
    if isinstance(meaning, Term) and meaning.kind is Kind.TRUTH and value.kind is not Kind.TRUTH:
        return meaning
    return passes(work, node.place, value, meaning)


def _bound(work: Compilation, name: str, meaning: Meaning, node: tree.Node) -> Meaning:
    """The meaning of a node in which a name stands for something."""
    before = work.bound
    work.bound = before | {name: meaning}
    found = _meaning(work, node)
    work.bound = before
    return found


def _chain(work: Compilation, node: tree.Conjunction | tree.Disjunction) -> Term:
    parts = [_term(work, part, Kind.TRUTH) for part in node.parts]
    return both(parts) if isinstance(node, tree.Conjunction) else either(parts)


def _arithmetic(work: Compilation, node: tree.Arithmetic) -> Term:
    left, right = _term(work, node.left, Kind.NUMBER), _term(work, node.right, Kind.NUMBER)
    operation = _OPERATIONS[node.operator]

    def compute(data: Data) -> Values:
        first, second = left.compute(data), right.compute(data)
        with np.errstate(all="ignore"):
            result = operation(first, second)
        # numpy has 1 ** NaN = NaN ** 0 = 1; FEEL has null.
        return np.where(np.isfinite(result) & ~np.isnan(first) & ~np.isnan(second), result, np.nan)

    return Term(Kind.NUMBER, compute, is_calculated=True)


def _power(base: Values, exponent: Values) -> Values:
    """Decimal arithmetic knows no 0 ** 0."""
    return np.where((base == 0) & (exponent == 0), np.nan, np.power(base, exponent))


def _negation(work: Compilation, node: tree.Negation) -> Term:
    operand = _term(work, node.operand, Kind.NUMBER)
    literal = -operand.literal if isinstance(operand.literal, float) else None
    return Term(Kind.NUMBER, lambda data: -operand.compute(data), literal, is_calculated=operand.is_calculated)


def _conditional(work: Compilation, node: tree.Conditional) -> Term:
    condition = _term(work, node.condition)
    then, otherwise = _term(work, node.then), _term(work, node.otherwise)
    kinds = {then.kind, otherwise.kind} - {Kind.NULL}
    if len(kinds) > 1 or Kind.TEXT in kinds:
        raise work.refuse(node.place, "the branches are not both numbers or both conditions", "compare inside them")
    if condition.kind is not Kind.TRUTH:
        return otherwise

    def compute(data: Data) -> Values:
        return np.where(condition.compute(data) == 1, then.compute(data), otherwise.compute(data))

    return Term(
        kinds.pop() if kinds else Kind.NULL, compute, is_calculated=then.is_calculated or otherwise.is_calculated
    )


def _items(work: Compilation, node: tree.Node) -> Items:
    meaning = _meaning(work, node)
    if isinstance(meaning, Items):
        return meaning
    if isinstance(meaning, Term) and meaning.kind is not Kind.NULL:
        return Items((meaning,), (None,), lambda data: missing(meaning.compute(data)))
    raise work.refuse(node.place, "a list is needed here", "write the answers out: [a, b, c]")


def _filter(work: Compilation, node: tree.Filter) -> Items:
    items = _items(work, node.source)
    conditions = [_bound(work, "item", term, node.condition) for term in items.terms]
    if any(not isinstance(condition, Term) or condition.kind is not Kind.TRUTH for condition in conditions):
        raise work.refuse(node.place, "a gate filters by a condition, not by position", "write [item >= 3]")
    return lists.filtered(items, tuple(condition for condition in conditions if isinstance(condition, Term)))


def _quantified(work: Compilation, node: tree.Quantified) -> Term:
    loop = node.loops[0]
    if len(node.loops) > 1 or loop.end is not None:
        raise work.refuse(node.place, "a gate loops over one written list", f"write {node.quantifier} x in [a, b]")
    items = _items(work, loop.source)
    results = [_bound(work, loop.name, term, node.condition) for term in items.terms]
    truths = tuple(result for result in results if isinstance(result, Term) and result.kind is Kind.TRUTH)
    if len(truths) != len(results):
        raise work.refuse(node.condition.place, "a condition is needed here", "compare with something")
    return lists.decided(Items(truths, items.present, items.missing), decisive=node.quantifier == "some")


def _invocation(work: Compilation, node: tree.Invocation) -> Term:
    return called(work, node, _meaning, _items)


_USABLE = "use comparisons, and, or, not(…), in, between, if, arithmetic, and count, sum, mean, min, max over [a, b]"
_OPERATIONS: dict[str, Callable[[Values, Values], Values]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "**": _power,
}
_FORMS: Mapping[type[tree.Node], Callable[[Compilation, Any], Meaning]] = {
    tree.Literal: _literal,
    tree.Name: _name,
    tree.ListOf: _list,
    tree.Interval: _interval,
    tree.Comparison: _comparison,
    tree.Between: _between,
    tree.Membership: _membership,
    tree.Conjunction: _chain,
    tree.Disjunction: _chain,
    tree.Arithmetic: _arithmetic,
    tree.Negation: _negation,
    tree.Conditional: _conditional,
    tree.Filter: _filter,
    tree.Quantified: _quantified,
    tree.Invocation: _invocation,
}
