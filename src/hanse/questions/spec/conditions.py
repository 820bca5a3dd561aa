"""Conditions of a questionnaire: FEEL expressions on the answers to earlier questions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hanse.feel.errors import FeelSyntaxError
from hanse.feel.expressions import Expression, parse
from hanse.questions.spec.faults import Fault
from hanse.questions.spec.question import Question


@dataclass(frozen=True, slots=True)
class Conditions:
    """Expressions by question key, `deciding` the keys that they look at, and what is wrong with them."""

    of: Mapping[str, Expression] = field(default_factory=dict)
    deciding: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()


def read_conditions(questions: Iterable[tuple[str, Question]]) -> Conditions:
    """Read the conditions of questions, given with their sections' keys in the questionnaire's order."""
    ordered = list(questions)
    expressions: dict[str, Expression] = {}
    faults: list[Fault] = []
    every = [question.key for _, question in ordered]
    for number, (section, question) in enumerate(ordered):
        if not question.relevant.strip():
            continue
        read = read_expression(question.relevant, earlier=every[:number], every=every)
        if isinstance(read, Expression):
            expressions[question.key] = read
        else:
            faults.extend(Fault(section, question.key, "relevant", message) for message in read)
    deciding = frozenset(name for expression in expressions.values() for name in expression.names)
    return Conditions(expressions, deciding, tuple(faults))


def read_expression(text: str, *, earlier: list[str], every: list[str]) -> Expression | list[str]:
    """The expression over `earlier` names, or what is wrong with it; of `every` name it may say that it is later."""
    try:
        return parse(text, names=earlier)
    except FeelSyntaxError as error:
        return list(_later(text, earlier, every)) or [str(error)]


def _later(text: str, earlier: list[str], every: list[str]) -> Iterator[str]:
    """What is wrong, where the text would be right if it were further down."""
    try:
        names = parse(text, names=every).names
    except FeelSyntaxError:
        return
    for name in names:
        if name not in earlier:
            yield f"looks at {name}, which is not asked before this question"
