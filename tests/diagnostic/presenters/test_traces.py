"""Every score opens to parts that add up to it."""

import pytest

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from hanse.diagnostic.presenters.traces import trace_page
from tests.diagnostic.rounds import a_team, answered, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted():
    team = a_team()
    return sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)


def test_the_parts_of_a_node_add_up_and_its_way_leads_to_the_whole(submitted):
    page = trace_page(submitted, "governance", "en")

    assert page.adds_up
    assert sum(part.contribution for part in page.parts if part.contribution) == pytest.approx(page.exact)
    assert page.score == pytest.approx(page.exact, abs=0.5)
    assert [key for key, _ in page.above] == ["ceds", "maturity", "internal"]


def test_a_measure_shows_its_question_and_the_chosen_option(submitted, django_assert_num_queries):
    with django_assert_num_queries(2):
        page = trace_page(submitted, "gov_strategy_status", "en")

    assert page.question
    assert page.answer
    assert page.answer not in {"1", "2", "3", "4", "5"}
