"""What is asked so that some people cannot answer it."""

from dataclasses import replace
from typing import Any

import pytest

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.remarks.asking import only_by_file, too_little_time, too_long, too_many_options
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import permit, t


def asking(*questions: Question) -> Procedure:
    return permit(sections=(*permit().sections, Section(key="more", title=t("More"), questions=questions)))


def options(number: int) -> tuple[Option, ...]:
    return tuple(Option(value=f"o{one}", text=t(f"Option {one}")) for one in range(number))


def test_names_that_are_too_long_are_told_with_where_the_rest_belongs() -> None:
    long, short = "word " * 30, "word " * 20
    choice = (Option(value="a", text=t(long)), Option(value="b", text=t(short)))
    asked = Question(key="which", kind="single", text=t(long), options=choice)
    found = [f"{one.part}: {one.message}" for one in too_long(asking(asked))]
    assert [one.split(":")[0] for one in found] == ["question which", "question which, option a"]
    assert "heard in one go: keep to 130 and put the rest into “how” (en)" in found[0]
    assert "“hint”" in found[1]


@pytest.mark.parametrize(("number", "told"), [(15, 0), (16, 1)])
def test_too_much_to_choose_from(number: int, told: int) -> None:
    asked = Question(key="which", kind="single", text=t("Which?"), options=options(number))
    assert len(list(too_many_options(asking(asked)))) == told


@pytest.mark.parametrize(("minutes", "told"), [(19, 1), (20, 0)])
def test_a_time_that_is_kept_too_short(minutes: int, told: int) -> None:
    service = read_procedure(templates()["appointment"])
    bookings = tuple(replace(one, hold=minutes) for one in service.bookings)
    found = list(too_little_time(replace(service, bookings=bookings)))
    assert len(found) == told * len(bookings)
    assert all("WCAG 2.2.1" in one.message and one.place.line for one in found)


def needed(**more: Any) -> Question:
    return Question(key="plan", kind="file", text=t("Add the plan"), **more)


def test_a_file_that_must_be_sent_without_another_way_is_told_once() -> None:
    again = Question(key="photo", kind="file", text=t("Add a photo"))
    assert [one.part for one in only_by_file(asking(needed(), again))] == ["question plan"]


@pytest.mark.parametrize("more", [{"optional": True}, {"how": t("Or bring it to the town hall.")}])
def test_one_that_need_not_be_sent_so_is_not(more: dict[str, Any]) -> None:
    assert list(only_by_file(asking(needed(**more)))) == []


def test_the_start_page_may_say_it_for_all() -> None:
    by_hand = t("If you cannot scan it: bring it to the counter")
    assert list(only_by_file(replace(asking(needed()), needs=(by_hand,)))) == []


def test_an_office_has_its_own_ways() -> None:
    steps = tuple(replace(one, questions=(*one.questions, needed())) if one.key == "grant" else one
                  for one in permit().transitions)  # fmt: skip
    assert list(only_by_file(permit(transitions=steps))) == []
