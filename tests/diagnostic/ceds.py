"""Cities whose answers to CeDS are all alike, but for some."""

from typing import Any

from hanse.diagnostic.engine.answers import Units
from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.method.registry import load_framework
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.question import Question

CEDS = load_framework("ceds")


def nodes() -> dict[str, Any]:
    found: dict[str, Any] = {}
    waiting: list[Any] = [CEDS.root]
    while waiting:
        node = waiting.pop()
        found[node.key] = node
        waiting.extend(getattr(node, "parts", ()))
    return found


NODES = nodes()


def raw(question: Question, level: int) -> object:
    """The answer that is worth as much as option `level` of five, or next to it."""
    share = (level - 1) / 4
    match question.kind:
        case "number":
            rules = NODES[question.key]
            low, high = rules.rules.normalise.low, rules.rules.normalise.high
            low, high = (high, low) if rules.direction < 0 else (low, high)
            return str(round(low + share * (high - low), question.decimals or 0))
        case "multiple":
            options = [option.value for option in question.options if not option.exclusive]
            chosen = options[: round(share * len(options))]
            return chosen or [question.options[-1].value]
        case "matrix":
            return {str(row.value): level for row in question.rows}
        case _:
            return level


def answered(level: int, **other: object) -> Result:
    """One city whose answers are all of `level`, but for `other`."""
    sheet: dict[str, Answer] = {}
    for question in CEDS.questions:
        answer = check_answer(question, other.get(question.key, raw(question, level)))
        assert isinstance(answer, Answer), (question.key, answer)
        sheet[question.key] = answer
    units = Units(("city",), (("x",),), ("X",))
    return score(CEDS, gathered(CEDS.questions, units, [sheet]))
