"""What it costs to evaluate a form of expression once, all that it holds apart.

The unit is a quarter of a step, which is about a quarter of a microsecond; `bench/feel_limits.py` measures how true
that is. The functions say their own costs (`builtins.signature`), and what hangs on a value's size is counted when it
is known: lists by their elements, texts by their length.
"""

from collections.abc import Mapping

from hanse.feel import boxes, tree

OF_A_STEP = 4

_USUAL = 1
_OF_FORMS: Mapping[type[tree.Node], int] = {
    tree.Comparison: 2,
    tree.Arithmetic: 3,
    tree.Negation: 2,
    tree.ListOf: 2,
    tree.ContextOf: 3,
    tree.Interval: 4,
    tree.UnaryTest: 4,
    tree.Between: 8,
    tree.Membership: 4,
    tree.Conditional: 2,
    tree.Path: 12,
    tree.Filter: 4,
    tree.Iteration: 8,
    tree.Quantified: 8,
    tree.Loop: 4,
    tree.Invocation: 8,
    tree.InstanceOf: 6,
    tree.FunctionOf: 8,
    boxes.Coerced: 6,
    boxes.TableOf: 12,
}
_OF_POWER = 240
_CHARACTERS = 1000
"""Of a text in the rule, as many as are compared in the time of one unit."""


def cost_of(node: tree.Node) -> int:
    """Return the units that one evaluation of a node costs besides its parts."""
    if isinstance(node, tree.Literal):
        return _USUAL + len(node.value) // _CHARACTERS if isinstance(node.value, str) else _USUAL
    if isinstance(node, tree.Arithmetic) and node.operator == "**":
        return _OF_POWER
    return _OF_FORMS.get(type(node), _USUAL)
