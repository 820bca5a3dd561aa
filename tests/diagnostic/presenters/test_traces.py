"""Every score opens to parts that add up to it."""

import pytest

from hanse.diagnostic.actions import lay_for_sign_off, reopen_assessment, sign_off
from hanse.diagnostic.enums import Basis
from hanse.diagnostic.presenters.traces import trace_page
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.questions.public import add_evidence, save_answer
from tests.diagnostic.rounds import a_team, answered, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def submitted(team):
    return sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)


def beginning(team, answers):
    one = begun(team)
    asked = questionnaire_of("ceds", one.round.framework_version)
    for key, value in answers.items():
        save_answer(one.sheet, asked.questions[key], value, expected_version=0, by=team.coordinator.actor)
    return one


def test_the_parts_of_a_node_add_up_and_its_way_leads_to_the_whole(submitted):
    page = trace_page(submitted, "governance", "en")

    assert page.adds_up
    assert sum(part.contribution for part in page.parts if part.contribution) == pytest.approx(page.exact)
    assert page.score == pytest.approx(page.exact, abs=0.5)
    assert [key for key, _ in page.above] == ["ceds", "maturity", "internal"]


def test_a_measure_shows_its_question_and_the_chosen_option(submitted, django_assert_num_queries):
    with django_assert_num_queries(4):
        page = trace_page(submitted, "gov_strategy_status", "en")

    assert page.answer.question
    assert page.answer.words
    assert page.answer.words not in {"1", "2", "3", "4", "5"}


def test_a_trace_says_why_its_level_is_what_it_is(submitted):
    page = trace_page(submitted, "governance", "en")
    levels = page.levels

    assert [rung.start for rung in levels.rungs] == [None, 12.5, 37.5, 62.5, 87.5]
    assert sum(rung.is_reached for rung in levels.rungs) == page.level
    assert all(condition.words.endswith(".") for rung in levels.rungs for condition in rung.conditions)
    assert levels.following
    assert levels.points or levels.unmet


def test_a_measure_says_what_backs_it_and_what_the_next_option_brings(team):
    key = "gov_strategy_status"
    one = answered(beginning(team, {key: 2, "gov_lead_person": 2}))
    asked = questionnaire_of("ceds", one.round.framework_version)
    add_evidence(one.sheet, asked.questions[key], link="https://example.org/plan", by=team.coordinator.actor)
    one = sign_off(lay_for_sign_off(one, by=team.coordinator.actor), by=team.approver)

    backed, claimed = (trace_page(one, each, "en").answer for each in (key, "gov_lead_person"))

    assert (backed.has_evidence, backed.is_claimed, claimed.has_evidence, claimed.is_claimed) == (
        True,
        False,
        False,
        True,
    )
    assert backed.key == key
    assert backed.next_option.startswith("Mayor or council has signed one digital plan")
    assert backed.gain > 0


def test_with_evidence_only_what_nothing_backs_is_left_out(submitted):
    page = trace_page(submitted, "gov_lead_person", "en", basis=Basis.EVIDENCED)

    assert (page.score, page.why) == (None, "left out, because the answer has no evidence")
    assert page.query == "?basis=evidenced"


def test_a_question_that_was_not_asked_says_which_answer_it_hangs_on(team):
    one = answered(beginning(team, {"gov_steering_group": 1}))
    one = sign_off(lay_for_sign_off(one, by=team.coordinator.actor), by=team.approver)

    page = trace_page(one, "gov_steering_meetings", "en")

    assert page.answer.not_asked[0].key == "gov_steering_group"
    assert page.answer.not_asked[0].given.startswith("“They do not.")


def test_after_reopening_the_question_that_can_be_changed_is_named(team, submitted):
    revision = reopen_assessment(submitted, reason="A mistake", by=team.coordinator.actor)

    assert trace_page(submitted, "gov_lead_person", "en").answer.revision == revision
