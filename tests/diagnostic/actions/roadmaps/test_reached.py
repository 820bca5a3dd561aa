"""What a city has carried out is offered to its next questionnaire, and counts only once it is confirmed."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import Track, choose_roadmap, confirm_reached, open_assessment
from hanse.diagnostic.errors import NothingToTakeOver
from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.presenters.earlier import reached_answer
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.reached import reached_of
from hanse.questions.public import answers_of
from tests.diagnostic.roadmaps import SYSTEM, ordered, scenario, submitted, tracked
from tests.diagnostic.rounds import a_round, a_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def solution(team):
    """A solution of the city's chosen roadmap that is done, and moves a question beyond its answer."""
    ground = grounds(scenario(submitted(team), "Nothing"))
    resting = {need.of for need in ground.problem.needs}
    helping = [place for gain in ground.problem.gains for place in gain.by if place not in resting]
    key = ground.offered.solutions[helping[0]].key
    made = choose_roadmap(ordered(team.round.assessments.get(), {key: 0}), by=SYSTEM)
    steps = len(load_library().solutions[key].stages)
    tracked(made.items.get(), Track(steps_done=steps))
    return load_library().solutions[key]


@pytest.fixture
def next_one(team, solution):
    return open_assessment(city=team.city, round_=a_round("Next"), by=team.coordinator.actor)


def test_what_is_done_is_offered_where_it_goes_beyond_the_last_answers(next_one, solution):
    found = reached_of(next_one)

    assert found
    assert set(found) <= {move.question for move in solution.moves}
    assert all(one.solutions == (solution.key,) for one in found.values())
    assert answers_of(next_one.sheet) == {}


def test_it_counts_once_it_is_confirmed_and_is_offered_no_more(next_one, team):
    key, reached = next(iter(reached_of(next_one).items()))
    told = reached_answer(next_one, key, "en")

    confirm_reached(next_one, key, by=team.coordinator.actor, language="en")

    assert told.here
    assert answers_of(next_one.sheet)[key].value in {reached.answer.value, str(reached.answer.value)}
    assert reached_answer(next_one, key, "en") is None


def test_what_nothing_has_reached_is_refused(next_one, team):
    with pytest.raises(NothingToTakeOver):
        confirm_reached(next_one, "gov_no_such", by=team.coordinator.actor, language="en")


def test_work_under_way_is_not_offered(next_one, team):
    made = team.round.assessments.get().roadmaps.get(state="chosen")
    tracked(made.items.get(), Track(steps_done=1))

    assert reached_of(next_one) == {}


def test_the_page_of_its_question_says_where_it_comes_from(sign_in, next_one, team, solution):
    key = next(iter(reached_of(next_one)))
    client = sign_in(team.coordinator)

    said = client.get(reverse("diagnostic:answers:question", kwargs={"assessment_id": next_one.id, "key": key}))
    assert "From your roadmap" in said.content.decode()
    assert str(load_library().translations.wording(solution.title, "en").text) in said.content.decode()

    client.post(reverse("diagnostic:take_reached", args=[next_one.id, key]))
    assert key in answers_of(next_one.sheet)
