"""Which closure each form of expression becomes, and the compilation of a whole tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hanse.feel import boxes, tree
from hanse.feel.builtins.signature import BuiltIn
from hanse.feel.compiler import access, arithmetic, calls, comparisons, logic, loops, tables, typed, values
from hanse.feel.compiler.core import INPUTS, RUN, UNREAD, Closure, Compiler, Form, Frame
from hanse.feel.compiler.quick import Quick, quick_of

FORMS: Mapping[type[tree.Node], Form] = {
    tree.Literal: values.literal,
    tree.AtLiteral: values.literal,
    tree.Name: values.name,
    tree.ListOf: values.list_of,
    tree.ContextOf: values.context_of,
    tree.Interval: values.interval,
    tree.UnaryTest: values.unary_test,
    tree.FunctionOf: values.function_of,
    tree.Conjunction: logic.conjunction,
    tree.Disjunction: logic.disjunction,
    tree.Conditional: logic.conditional,
    tree.Comparison: comparisons.comparison,
    tree.Between: comparisons.between,
    tree.Membership: comparisons.membership,
    tree.Arithmetic: arithmetic.arithmetic,
    tree.Negation: arithmetic.negation,
    tree.Path: access.path,
    tree.Filter: access.selection,
    tree.Iteration: loops.iteration,
    tree.Quantified: loops.quantified,
    tree.Invocation: calls.invocation,
    tree.InstanceOf: typed.instance_of,
    boxes.Coerced: typed.coerced,
    boxes.Truth: logic.truth,
    boxes.Block: values.block,
    boxes.Tests: tables.tests,
    boxes.TableOf: tables.table,
}


_METERED = frozenset({tree.ContextOf, tree.FunctionOf, tree.Filter, tree.Iteration, tree.Quantified, tree.Invocation,
                      tree.InstanceOf, boxes.Coerced, boxes.Block, boxes.TableOf})  # fmt: skip
"""Forms that can make an evaluation cost more than its text is long: by rounds, calls, or values named and reused."""


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled tree: its closure, what a frame holds besides the Run and the scope, and whether to count steps.

    `quick` answers from the scope alone, or says that the closure must.
    """

    closure: Closure
    slots: tuple[Any, ...]
    is_metered: bool
    quick: Quick


_SMALL = 25
"""Steps of a text so short that counting them is not worth it."""


def compiled(root: tree.Node, *, text: str, inputs: Sequence[str], builtins: Mapping[str, BuiltIn]) -> Program:
    """Compile a tree; raise FeelSyntaxError for calls that cannot be."""
    compiler = Compiler(text, inputs, FORMS, builtins)
    with compiler.metered() as meter:
        closure = compiler.closure(root)
    is_metered = not compiler.used.isdisjoint(_METERED) or meter.steps > _SMALL
    variables = compiler.size - INPUTS - len(inputs)
    slots = (*[UNREAD] * len(inputs), *[None] * variables)
    return Program(
        _spending(closure, meter.steps) if is_metered else closure, slots, is_metered, quick_of(root, frozenset(inputs))
    )


def _spending(closure: Closure, steps: int) -> Closure:
    def evaluate(frame: Frame) -> Any:
        frame[RUN].spend(steps)
        return closure(frame)

    return evaluate
