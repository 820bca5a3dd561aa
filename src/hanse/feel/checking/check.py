"""The door of the check: a tree and the types of its names, to its own type and what is wrong.

>>> from hanse.feel.checking.check import check
>>> from hanse.feel.expressions import parse
>>> from hanse.feel.types.kinds import BUILT_IN
>>> rule = parse('if age + "1" > 18 then "adult" else "child"', names=["age"])
>>> [error.message for error in check(rule.tree, {"age": BUILT_IN["number"]}).errors]
['cannot add a number and a string']
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.feel import boxes, tree
from hanse.feel.checking import calls, operators, tables, values
from hanse.feel.checking.core import Checker, Rule
from hanse.feel.errors import FeelTypeError
from hanse.feel.types.kinds import Type

RULES: Mapping[type[tree.Node], Rule] = {
    tree.Literal: values.literal,
    tree.AtLiteral: values.literal,
    tree.Name: values.name,
    tree.ListOf: values.list_of,
    tree.ContextOf: values.context_of,
    boxes.Block: values.block,
    tree.Interval: values.interval,
    tree.FunctionOf: values.function_of,
    tree.Path: values.path,
    tree.Filter: values.selection,
    tree.Iteration: values.iteration,
    tree.Quantified: values.quantified,
    tree.Arithmetic: operators.arithmetic,
    tree.Negation: operators.negation,
    tree.Comparison: operators.comparison,
    tree.Between: operators.between,
    tree.Membership: operators.membership,
    tree.Conjunction: operators.chain("and"),
    tree.Disjunction: operators.chain("or"),
    tree.Conditional: operators.conditional,
    boxes.Truth: operators.truth,
    tree.InstanceOf: operators.instance_of,
    boxes.Coerced: operators.coerced,
    tree.Invocation: calls.invocation,
    boxes.TableOf: tables.table,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a tree: the type of its value, and what is wrong in it, in the order of reading."""

    type: Type
    errors: tuple[FeelTypeError, ...]


def check(root: tree.Node, names: Mapping[str, Type]) -> Checked:
    """Check the types of a tree whose names have these types; names not given may be anything (10.3.2.9)."""
    checker = Checker(names, RULES)
    kind = checker.type_of(root)
    return Checked(kind, tuple(dict.fromkeys(checker.found)))
