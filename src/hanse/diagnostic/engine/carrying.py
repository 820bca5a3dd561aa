"""Answers to one version of a questionnaire, read as answers to another."""

from collections.abc import Mapping

from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import check_answer, value_to_json
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire


def carried(given: Mapping[str, Answer], old: Questionnaire, new: Questionnaire) -> dict[str, Answer]:
    """The answers that say the same under `new`: to a question of the same key and kind, in words that it knows.

    Keys are stable for ever and never reused, so the same key asks for the same thing. What is not carried counts as
    missing: nobody was asked.
    """
    found = {key: _carried(answer, old.questions[key], new.questions.get(key)) for key, answer in given.items()}
    return {key: answer for key, answer in found.items() if answer is not None}


def _carried(answer: Answer, before: Question, after: Question | None) -> Answer | None:
    if after is None or after.kind != before.kind:
        return None
    match answer.state:
        case State.NOT_APPLICABLE:
            return answer if after.not_applicable.allowed else None
        case State.UNKNOWN:
            return answer
    checked = check_answer(after, value_to_json(before, answer))
    return checked if isinstance(checked, Answer) else None
