"""Times and days that are booked, however they are typed, in the words of each language."""

from datetime import date, datetime, timedelta, timezone

import pytest

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer, format_answer
from hanse.questions.spec.faults import question_faults
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.reading import Reader

PLACES = (Option(value="market", text=Text("m", "Market square")), Option(value="park", text=Text("p", "Park")))
SLOT = Question(key="time", kind="slot", text=Text("t", "When?"), books="desk")
STAY = Question(key="days", kind="stay", text=Text("d", "Which days?"), books="squares", options=PLACES)


@pytest.mark.parametrize("raw", ["2026-03-12T09:30+01:00", " 2026-03-12T09:30:00+01:00 "])
def test_a_time_is_kept_in_one_form(raw):
    assert check_answer(SLOT, raw) == Answer.answered("time", "2026-03-12T09:30+01:00")


@pytest.mark.parametrize(
    "raw",
    [
        "2026-03-12T09:30",
        "tomorrow",
        "2026-02-30T09:30+01:00",
        "park 2026-03-12",
        "9999-12-31T23:59-14:00",
        "0001-01-01T00:00+14:00",
    ],
)
def test_a_time_without_its_offset_or_that_is_none_is_refused(raw):
    found = check_answer(SLOT, raw)

    assert isinstance(found, Problem)
    assert "no time that can be booked" in str(found)


def test_conditions_see_the_parts_of_a_time_and_readers_their_own_words():
    value, offset = "2026-03-12T09:30+01:00", timezone(timedelta(hours=1))

    seen = kind_of(SLOT).to_scope(SLOT, value)

    assert isinstance(seen, dict)
    assert (seen["day"], seen["starts"]) == (date(2026, 3, 12), datetime(2026, 3, 12, 9, 30, tzinfo=offset))
    assert format_answer(SLOT, Answer.answered("time", value), Reader("fr")) == "jeudi 12 mars 2026, 09:30"


@pytest.mark.parametrize(
    "raw",
    [
        "market 2026-06-06/2026-06-07",
        {"place": "market", "first": "2026-06-06", "last": "2026-06-07"},
        {
            "place": "Market square",
            "first": {"day": "6", "month": "6", "year": "2026"},
            "last": {"day": "7", "month": "6", "year": "2026"},
        },
    ],
    ids=["words", "json", "form"],
)
def test_days_are_kept_in_one_form(raw):
    assert check_answer(STAY, raw) == Answer.answered("days", "market 2026-06-06/2026-06-07")


def test_one_day_alone_is_the_first_and_the_last():
    answer = check_answer(STAY, "park 2026-06-06")

    assert isinstance(answer, Answer)
    assert answer.value == "park 2026-06-06/2026-06-06"
    assert format_answer(STAY, answer) == "Park, 6 June 2026"
    assert kind_of(STAY).to_scope(STAY, answer.value) == {
        "place": "park",
        "first": date(2026, 6, 6),
        "last": date(2026, 6, 6),
        "days": 1,
    }


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ({"place": "", "first": {}, "last": "2026-06-07"}, ["place", "first-day"]),
        ({"place": "park", "first": "2026-06-08", "last": "2026-06-07"}, ["last"]),
        ({"place": "moon", "first": "2026-06-08", "last": "2026-06-08"}, ["place"]),
        ("market 2026-06-06/2026-06-37", [""]),
        ("2026-06-06", ["place"]),
    ],
)
def test_each_part_of_the_days_says_what_is_wrong_with_it(raw, parts):
    found = check_answer(STAY, raw)

    assert isinstance(found, Problem)
    assert [one.part for one in found.each] == parts


def test_a_question_says_what_it_books_and_its_places_have_no_blank():
    wrong = Question(key="x", kind="slot", text=Text("x", "X"), options=(Option(value="a b", text=Text("y", "Y")),))

    assert [fault.part for fault in question_faults("", wrong)] == ["books", "options", "options[1]"]


@pytest.mark.parametrize("raw", ["market 9999-12-31/9999-12-31", "market 1000-01-01/2026-01-01"])
def test_days_at_the_ends_of_the_calendar_are_refused(raw):
    assert isinstance(check_answer(STAY, raw), Problem)
