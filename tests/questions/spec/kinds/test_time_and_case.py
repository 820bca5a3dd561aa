"""A time of the day and the number of a case, however they are typed."""

from datetime import time

import pytest

from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer, format_answer
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.reading import Reader
from tests.questions.service import case, clock


@pytest.mark.parametrize("raw", ["9:30", "09:30", "9.30", "930", "9h30", "09:30:00", time(9, 30)], ids=str)
def test_a_time_is_kept_in_one_form(raw: object) -> None:
    assert check_answer(clock, raw) == Answer.answered("time", "09:30")


@pytest.mark.parametrize("raw", ["24:00", "9:60", "noon", "12:5", "-1:00"])
def test_what_is_no_time_is_refused(raw: str) -> None:
    found = check_answer(clock, raw)

    assert isinstance(found, Problem)
    assert "is no time of the day" in str(found)


def test_conditions_see_a_time_and_readers_their_own_clock() -> None:
    answer = Answer.answered("time", "14:30")

    assert kind_of(clock).to_scope(clock, "14:30") == time(14, 30)
    assert format_answer(clock, answer, Reader("fr")) == "14:30"
    assert "2:30" in format_answer(clock, answer, Reader("ar"))


@pytest.mark.parametrize("raw", ["2026-000123", "2026 000123", "2026–000123", " 2026000123 "])
def test_a_case_is_kept_as_letters_write_it(raw: str) -> None:
    assert check_answer(case, raw) == Answer.answered("case", "2026-000123")


def test_what_is_no_number_of_a_case_is_refused() -> None:
    assert isinstance(check_answer(case, "12"), Problem)
