"""A state's deadline that is counted from an answer of the applicant: the day on which the works begin."""

from dataclasses import replace
from datetime import date

import pytest

from hanse.frame.spec.acts import Submit
from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.playing import Played, read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import permit, t
from tests.frame.spec.test_counting import APPLICANT, MONDAY

WORKS = Section(
    key="begin", title=t("Begin"), questions=(Question(key="begins", kind="date", text=t("When"), optional=True),)
)


def until(deadline: Deadline) -> Procedure:
    sample = permit()
    states = tuple(replace(one, deadline=deadline) if one.key == "checking" else one for one in sample.states)
    return permit(states=states, sections=(*sample.sections, WORKS))


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        (Deadline(from_answer="begins", before=3, working=False), date(2026, 3, 17)),
        (Deadline(from_answer="begins", days=5), date(2026, 3, 27)),
    ],
)
def test_the_deadline_follows_from_the_answer(deadline: Deadline, due: date) -> None:
    assert _due(until(deadline), begins="2026-03-20") == due


@pytest.mark.parametrize("day", ["9999-12-31", "1000-01-01"])
def test_from_a_day_at_an_end_of_the_calendar_nothing_is_counted(day: str) -> None:
    assert _due(until(Deadline(from_answer="begins", days=5, working=False)), begins=day) is None


def test_without_the_answer_there_is_none() -> None:
    assert _due(until(Deadline(from_answer="begins", before=3))) is None


def _due(procedure: Procedure, **more: str) -> date | None:
    played = Played(procedure, MONDAY)
    answers = read_answers(procedure, {"owner": "yes", "area": 10, "email": "a@example.org", **more})
    played.do(Submit(by=APPLICANT, at=MONDAY, answers=answers))
    assert played.case
    return played.case.due
