"""What must be answered before something happens: every question that is asked, by answers that fit together."""

from collections.abc import Mapping
from datetime import datetime

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.judging import all_broken_rules
from hanse.questions.spec.progress import Status, progress
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.relevance import asked

OPEN = frozenset({Status.OPEN, Status.STARTED, Status.UNKNOWN})


def answered(procedure: Declaration, asking: str, given: Mapping[str, Answer], at: datetime) -> dict[str, Answer]:
    """The answers to what a step or an opinion asks, without those that others leave out. Raises ActRefused."""
    wanted = procedure.asking.get(asking)
    strange = [key for key in given if wanted is None or key not in wanted.questions]
    if strange:
        raise ActRefused(Why.ANSWERS, *strange)
    if wanted is None:
        return {}
    answers = {key: given[key] for key in wanted.order if key in asked(wanted, given) & given.keys()}
    require_answered(procedure, wanted, answers, at)
    return answers


def require_answered(
    procedure: Declaration, wanted: Questionnaire, answers: Mapping[str, Answer], at: datetime
) -> None:
    """Raises ActRefused where a question that is asked has no answer, or answers do not fit together."""
    found = progress(wanted, answers)
    if not found.done:
        missing = (
            key for key, status in found.statuses.items() if status in OPEN and not wanted.questions[key].optional
        )
        raise ActRefused(Why.ANSWERS, *missing)
    broken = all_broken_rules(wanted, answers, today=procedure.calendar.day_of(at))
    if broken:
        raise ActRefused(Why.BROKEN_RULES, *broken)
