"""What a procedure's own tables work out: answers that nobody gives, to the questions of their results."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from hanse.frame.spec.answering import to_json
from hanse.frame.spec.cases import Case, answers_in_scope
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.events import Json
from hanse.frame.spec.evolving import answers_after
from hanse.frame.spec.rules import Calculation, RuleError
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.kinds.money import decimals_of
from hanse.questions.spec.kinds.number import MOST_DECIMALS
from hanse.questions.spec.question import Question


def results_of(procedure: Declaration, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The results of all tables, by question key; those of a table that has no row for what is known so far are absent.

    Raises RuleError where all that a table looks at is known and there is no row, or a result is none that its question
    takes.
    """
    known = {key: answer for key, answer in answers.items() if key not in procedure.results}
    found: dict[str, Answer] = {}
    for one in procedure.tables:
        found |= {answer.key: answer for answer in _results(procedure, one, {**known, **found})}
    return found


def _results(procedure: Declaration, one: Calculation, answers: Mapping[str, Answer]) -> Iterator[Answer]:
    scope = answers_in_scope(procedure, answers)
    try:
        values = one.decide(scope)
    except RuleError:
        if any(scope.get(given) is None for given in one.table.givens):
            return
        raise
    for question in one.results:
        value = values[question.key]
        if value is not None:
            yield _answer(one, question, value)


def _answer(one: Calculation, question: Question, value: object) -> Answer:
    found = check_answer(question, _rounded(question, value) if isinstance(value, Decimal) else value)
    if isinstance(found, Answer):
        return found
    raise RuleError(f"“{one.table.name}”: {question.key} cannot be {value}: {found}")


def _rounded(question: Question, value: Decimal) -> Decimal:
    """To as many decimals as the question has."""
    own = MOST_DECIMALS if question.decimals is None else question.decimals
    places = decimals_of(question) if question.kind == "money" else own
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def said(procedure: Declaration, case: Case, asking: str, answers: Mapping[str, Answer]) -> dict[str, Json]:
    """What stands in the event of a step or an opinion: the answers, and what tables make of all that is known."""
    known = answers_after(procedure, case, asking, answers)
    return {
        "answers": to_json(procedure, answers),
        **results_to_json(procedure, results_of(procedure, known)),
    }


def results_to_json(procedure: Declaration, answers: Mapping[str, Answer]) -> dict[str, Json]:
    """The results among the answers, under their own name; nothing where the procedure has no table."""
    if not procedure.tables:
        return {}
    return {"results": to_json(procedure, {key: answers[key] for key in procedure.results if key in answers})}
