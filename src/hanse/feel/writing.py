"""A syntax tree as text again: read back, it is the same tree.

>>> from hanse.feel.expressions import parse
>>> from hanse.feel.writing import written
>>> written(parse("(a>=2) and not(b in (1,2))", names=["a", "b"]).tree)
'a >= 2 and not(b in (1, 2))'
"""

from collections.abc import Callable, Mapping
from typing import Any

from hanse.feel import tree
from hanse.feel.parser.operators import AND, OR, POWER, PRODUCT, SIGN, SUM, VALUE
from hanse.feel.parser.values import COMPARISON
from hanse.feel.quoting import entry_name, quoted

WHOLE = 0
_TIGHT = VALUE + 1
_ARITHMETIC = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "**": POWER}


def written(node: tree.Node) -> str:
    """Return FEEL text of a tree, with no more brackets than it needs (10.3.1.2)."""
    return _FORMS[type(node)](node)[1]


def _inside(node: tree.Node, binding: int) -> str:
    """The text of a part, in brackets where it binds less tightly than `binding`."""
    own, text = _FORMS[type(node)](node)
    return text if own >= binding else f"({text})"


def _listed(nodes: tuple[tree.Node, ...]) -> str:
    return ", ".join(map(written, nodes))


def _literal(node: tree.Literal) -> tuple[int, str]:
    value = node.value
    if isinstance(value, str):
        return _TIGHT, quoted(value)
    words = {None: "null", True: "true", False: "false"}
    return _TIGHT, words[value] if value is None or isinstance(value, bool) else str(value)


def _interval(node: tree.Interval) -> tuple[int, str]:
    opening, closing = "[" if node.start_included else "(", "]" if node.end_included else ")"
    return WHOLE, f"{opening}{written(node.start)}..{written(node.end)}{closing}"


def _chain(word: str, binding: int) -> "Form":
    return lambda node: (binding, f" {word} ".join(_inside(part, binding + 1) for part in node.parts))


def _comparison(node: tree.Comparison) -> tuple[int, str]:
    sides = [_inside(side, COMPARISON + 1) for side in node.children()]
    return COMPARISON, f" {node.operator} ".join(sides)


def _between(node: tree.Between) -> tuple[int, str]:
    value, low, high = (_inside(child, COMPARISON + 1) for child in node.children())
    return COMPARISON, f"{value} between {low} and {high}"


def _membership(node: tree.Membership) -> tuple[int, str]:
    tests = ", ".join(_unary(one) if isinstance(one, tree.UnaryTest) else written(one) for one in node.tests)
    return COMPARISON, f"{_inside(node.value, COMPARISON + 1)} in ({tests})"


def _unary(node: tree.UnaryTest) -> str:
    """A comparison without its left side: bare among the tests of a value, a range in brackets anywhere else."""
    return f"{node.operator} {_inside(node.operand, COMPARISON + 1)}"


def _arithmetic(node: tree.Arithmetic) -> tuple[int, str]:
    binding = _ARITHMETIC[node.operator]
    return binding, f"{_inside(node.left, binding)} {node.operator} {_inside(node.right, binding + 1)}"


def _loop(node: tree.Loop) -> tuple[int, str]:
    end = "" if node.end is None else f"..{written(node.end)}"
    return WHOLE, f"{node.name} in {written(node.source)}{end}"


def _quantified(node: tree.Quantified) -> tuple[int, str]:
    return WHOLE, f"{node.quantifier} {_listed(node.loops)} satisfies {written(node.condition)}"


def _conditional(node: tree.Conditional) -> tuple[int, str]:
    condition, then, otherwise = map(written, node.children())
    return WHOLE, f"if {condition} then {then} else {otherwise}"


def _invocation(node: tree.Invocation) -> tuple[int, str]:
    names = [f"{name}: " for name in node.names] or [""] * len(node.arguments)
    arguments = ", ".join(f"{name}{written(one)}" for name, one in zip(names, node.arguments, strict=True))
    return VALUE, f"{_inside(node.function, VALUE)}({arguments})"


def _function(node: tree.FunctionOf) -> tuple[int, str]:
    typed = [f"{name}: {kind}" for name, kind in zip(node.parameters, node.types, strict=True)] if node.types else ()
    return WHOLE, f"function({', '.join(typed or node.parameters)}) {written(node.body)}"


def _context(node: tree.ContextOf) -> tuple[int, str]:
    return _TIGHT, "{" + ", ".join(f"{entry_name(name)}: {written(value)}" for name, value in node.entries) + "}"


type Form = Callable[[Any], tuple[int, str]]
"""How tightly a form binds, as the parser's tables have it, and its text."""

_FORMS: Mapping[type[tree.Node], Form] = {
    tree.Literal: _literal,
    tree.AtLiteral: lambda node: (_TIGHT, f'@"{node.value}"'),
    tree.Name: lambda node: (_TIGHT, node.name),
    tree.Path: lambda node: (VALUE, f"{_inside(node.source, VALUE)}.{node.name}"),
    tree.Filter: lambda node: (VALUE, f"{_inside(node.source, VALUE)}[{written(node.condition)}]"),
    tree.ListOf: lambda node: (_TIGHT, f"[{_listed(node.items)}]"),
    tree.ContextOf: _context,
    tree.Interval: _interval,
    tree.UnaryTest: lambda node: (_TIGHT, f"({_unary(node)})"),
    tree.Comparison: _comparison,
    tree.Between: _between,
    tree.Membership: _membership,
    tree.Conjunction: _chain("and", AND),
    tree.Disjunction: _chain("or", OR),
    tree.Arithmetic: _arithmetic,
    tree.Negation: lambda node: (SIGN, f"-{_inside(node.operand, SIGN)}"),
    tree.Conditional: _conditional,
    tree.Loop: _loop,
    tree.Iteration: lambda node: (WHOLE, f"for {_listed(node.loops)} return {written(node.result)}"),
    tree.Quantified: _quantified,
    tree.Invocation: _invocation,
    tree.InstanceOf: lambda node: (COMPARISON, f"{_inside(node.value, COMPARISON + 1)} instance of {node.type}"),
    tree.FunctionOf: _function,
}
