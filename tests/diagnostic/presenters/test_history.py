"""A city beside its earlier self: what rose and fell, and where another method began."""

import pytest

from hanse.diagnostic.actions import derive_results
from hanse.diagnostic.presenters.history import history_page, results_trend
from hanse.diagnostic.presenters.results import results_page
from tests.diagnostic.rounds import SYSTEM, a_round, a_team, submitted_in
from tests.diagnostic.versions import FIRST, SECOND, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_versions(tmp_path, monkeypatch):
    with published(tmp_path, monkeypatch, v1_0=FIRST, v1_1=SECOND):
        yield


@pytest.fixture
def team():
    return a_team("1.0")


def page_of(assessment):
    return history_page(results_page(assessment, "en"))


def test_the_first_assessment_has_nothing_beside_it(team):
    first = submitted_in(team, team.round)

    page = page_of(first)

    assert [one.name for one in page.course] == ["Round of tests"]
    assert (page.trend, page.picture, page.compared) == (None, None, None)


def test_a_rise_is_said_with_the_dimension_that_gained_most(team):
    submitted_in(team, team.round, level=1)
    later = submitted_in(team, a_round("Later", framework="sample", version="1.0", days=40), level=3)

    trend = results_trend(results_page(later, "en"))

    assert trend.since == "Round of tests"
    assert trend.change > 0
    assert trend.words.startswith("Up ")
    assert "Most gained: Planning" in trend.words


def test_the_same_answers_are_no_change(team):
    submitted_in(team, team.round, level=2)
    later = submitted_in(team, a_round("Later", framework="sample", version="1.0", days=40), level=2)

    trend = results_trend(results_page(later, "en"))

    assert trend.words == "As many points as in “Round of tests”."
    assert not trend.is_clear


def test_points_of_two_methods_are_neither_compared_nor_joined(team):
    submitted_in(team, team.round)
    later = submitted_in(team, a_round("New method", framework="sample", version="1.1", days=40))

    page = page_of(later)

    assert page.methods == 2
    assert page.trend is None
    assert page.compared is None
    assert "New method from" in page.picture.description
    assert page.picture.svg.count('stroke-width="2.5"') == 0


def test_a_round_that_was_scored_again_is_compared_and_labelled(team):
    first = submitted_in(team, team.round, level=1)
    later = submitted_in(team, a_round("New method", framework="sample", version="1.1", days=40), level=3)
    derive_results(first.round, "1.1", by=SYSTEM)

    page = page_of(later)

    assert [(one.name, one.is_derived) for one in page.comparable] == [("Round of tests", True), ("New method", False)]
    assert page.trend.change > 0
    assert page.picture.svg.count('stroke-width="2.5"') == 1 + len(("own", "again"))  # one line, and two in the legend
    assert not any(one.is_derived for one in page_of(first).course)
