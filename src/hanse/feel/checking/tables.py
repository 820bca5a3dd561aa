"""Types in decision tables: cells against what they test, and what comes out."""

from hanse.feel import boxes
from hanse.feel.checking.core import NUMBER, Checker, common
from hanse.feel.checking.operators import tested
from hanse.feel.compiler.comparisons import UNDER_TEST
from hanse.feel.policies import HitPolicy
from hanse.feel.types.kinds import ANY, ContextType, ListType, Type

_LISTS = frozenset({HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER, HitPolicy.COLLECT})


def table(checker: Checker, node: boxes.TableOf) -> Type:
    """Check the cells of a decision table against its inputs; return the type of what it gives (10.3.2.10)."""
    inputs = [checker.type_of(one.value) for one in node.inputs]
    for one, kind in zip(node.inputs, inputs, strict=True):
        _tests(checker, kind, one.allowed)
    for rule in node.rules:
        for kind, cell in zip(inputs, rule.tests, strict=True):
            _tests(checker, kind, cell)
    outputs = [
        common([*(checker.type_of(rule.results[place]) for rule in node.rules), *_default(checker, output)])
        for place, output in enumerate(node.outputs)
    ]
    return _made(node, outputs)


def _default(checker: Checker, output: boxes.OutputOf) -> list[Type]:
    return [checker.type_of(output.default)] if output.default else []


def _tests(checker: Checker, value: Type, cell: boxes.Tests | None) -> None:
    with checker.naming({UNDER_TEST: value}):
        for test in cell.tests if cell else ():
            tested(checker, value, test)


def _made(node: boxes.TableOf, outputs: list[Type]) -> Type:
    if node.policy is HitPolicy.COUNT:
        return NUMBER
    named = {output.name: kind for output, kind in zip(node.outputs, outputs, strict=True)}
    one = outputs[0] if len(outputs) == 1 else ContextType(named) if outputs else ANY
    return ListType(one) if node.policy in _LISTS else one
