"""What could be better, each with the place at which to better it."""

from dataclasses import replace

from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.texts import texts_of
from hanse.frame.tools.remarks.remarks import remarks
from hanse.kernel.texts import Text, Translations
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import permit, t
from tests.frame.tools.remarks.test_reading_ease import LAW


def said(procedure) -> list[str]:
    return [f"{one.part}: {one.message}" for one in remarks(procedure)]


def test_a_file_without_a_word_of_help_is_noticed_and_one_with_is_not() -> None:
    assert any(one.startswith("question drawing: has no help") for one in said(permit()))
    [section] = permit().sections
    helped = tuple(replace(one, how=t("A plan at 1:100")) if one.kind == "file" else one for one in section.questions)
    assert not any("has no help" in one for one in said(permit(sections=(replace(section, questions=helped),))))


def test_a_question_that_explains_itself_needs_no_help() -> None:
    plain = Question(key="more", kind="text", text=t("Anything else?"), optional=True)
    sections = (*permit().sections, Section(key="more", title=t("More"), questions=(plain,)))
    assert not any("question more" in one for one in said(permit(sections=sections)))


def test_a_deadline_of_which_the_applicant_does_not_hear_is_noticed() -> None:
    part = "state paying, deadline"
    wanted = f"{part}: the applicant does not hear when it ends: give the transition lapse a message"
    assert wanted in said(permit())


def test_a_deadline_of_which_nobody_hears_is_noticed() -> None:
    states = tuple(
        replace(one, deadline=Deadline(days=3)) if one.key == "completing" else one for one in permit().states
    )
    assert any("nobody hears when it ends" in one for one in said(permit(states=states)))


def test_each_language_is_read_in_its_own_words() -> None:
    hard = permit(summary=Text("summary", LAW))
    assert any(one.startswith("summary: is hard to read") and "(en)" in one for one in said(hard))
    french = {text.id: "Court." for _place, _part, text in texts_of(permit())} | {"title": "un " * 40}
    titled = permit(title=Text("title", "Permit"), translations=Translations("en", {"fr": french}))
    assert any(one.startswith("title: a sentence of 40 words") and "(fr)" in one for one in said(titled))


def test_a_service_without_tests_is_noticed() -> None:
    assert any(one.startswith("scenarios: there is none") for one in said(permit(scenarios=())))
    assert not any(one.startswith("scenarios") for one in said(permit()))


def test_what_some_people_cannot_use_is_noticed() -> None:
    assert any("“Click here” says nothing" in one for one in said(permit(summary=t("Click here to ask."))))


def test_they_stand_in_the_order_of_the_file() -> None:
    places = [one.place for one in remarks(permit())]
    assert places == sorted(places)
    assert len(places) > 1
