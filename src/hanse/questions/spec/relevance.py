"""Which questions are asked, given the answers so far; answers to those no longer asked are kept, not counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.questionnaire import Questionnaire


def asked(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> frozenset[str]:
    """Keys of the questions to ask.

    A question is asked if its condition is true. A condition sees null where a question has no answer, does not
    apply, is not known or is itself not asked.
    """
    conditions = questionnaire.conditions
    scope: dict[str, object] = {}
    out: set[str] = set()
    for key in questionnaire.order:
        condition = conditions.of.get(key)
        if condition is None or condition.evaluate(scope) is True:
            out.add(key)
            if key in conditions.deciding:
                scope[key] = seen(questionnaire, key, answers.get(key))
    return frozenset(out)


def seen(questionnaire: Questionnaire, key: str, answer: Answer | None) -> object:
    """An answer as FEEL sees it; null unless something was answered."""
    if answer is None or answer.state is not State.ANSWERED or answer.value is None:
        return None
    question = questionnaire.question(key)
    return kind_of(question).to_scope(question, answer.value)


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of answers does: questions that are asked from now on, and those that are no longer."""

    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def change(questionnaire: Questionnaire, before: Mapping[str, Answer], after: Mapping[str, Answer]) -> Change:
    """Keys in the questionnaire's order."""
    was, is_now = asked(questionnaire, before), asked(questionnaire, after)
    return Change(
        begins=tuple(key for key in questionnaire.order if key in is_now - was),
        ends=tuple(key for key in questionnaire.order if key in was - is_now),
    )
