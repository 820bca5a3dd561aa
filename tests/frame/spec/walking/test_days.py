"""Days are moved within what the rules of their questions allow."""

from datetime import date

import pytest

from hanse.frame.spec.walking.days import within_limits
from hanse.frame.spec.walking.walk import walk
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.question import Check, Question
from hanse.questions.spec.questionnaire import Questionnaire, Section
from tests.frame.samples import permit, t

TODAY = date(2026, 3, 2)
FAR = date(2026, 6, 1)


def asking(*questions: Question) -> Questionnaire:
    section = Section(key="s", title=t("S"), questions=questions)
    return Questionnaire(key="q", version="1.0.0", title=t("Q"), sections=(section,))


def moved(*questions: Question, given: date = FAR) -> list[object]:
    answers = {one.key: Answer.answered(one.key, given) for one in questions}
    return [one.value for one in within_limits(asking(*questions), answers, TODAY).values()]


@pytest.mark.parametrize(
    ("limits", "day"),
    [
        ({}, FAR),
        ({"latest": "2026-06-01"}, FAR),
        ({"latest": 'today + duration("P90D")'}, date(2026, 5, 31)),
        ({"earliest": "2027-01-01"}, date(2027, 1, 1)),
        ({"latest": "today"}, TODAY),
        ({"latest": "2026-05-03", "checks": (Check(when='day of week(day) = "Friday"', says=t("Friday")),)}, date(2026, 5, 1)),
    ],
)  # fmt: skip
def test_a_day_is_moved_only_where_it_must_be(limits, day) -> None:
    assert moved(Question(key="day", kind="date", text=t("Day"), **limits)) == [day]


def test_a_later_day_follows_the_one_that_was_moved() -> None:
    first = Question(key="first", kind="date", text=t("First"), earliest="2026-07-01")
    last = Question(key="last", kind="date", text=t("Last"), earliest="first", latest="first")

    assert moved(first, last) == [date(2026, 7, 1), date(2026, 7, 1)]


def test_where_no_day_fits_the_answer_stays() -> None:
    assert moved(Question(key="day", kind="date", text=t("Day"), earliest="2027-01-01", latest="2026-01-01")) == [FAR]


def test_a_service_that_asks_for_a_day_soon_is_walked() -> None:
    soon = Question(key="soon", kind="date", text=t("Soon"), earliest="today", latest='today + duration("P3D")')
    when = Section(key="when", title=t("When"), questions=(soon,))
    found = walk(permit(sections=(*permit().sections, when), scenarios=()))

    assert found.faults == ()
