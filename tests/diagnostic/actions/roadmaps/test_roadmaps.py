"""A scenario is sought, changed by hand, chosen, tracked and planned anew."""

from datetime import date

import pytest

from hanse.diagnostic.actions import (
    Track,
    choose_roadmap,
    copy_roadmap,
    delete_roadmap,
    describe_roadmap,
    lay_down,
    make_roadmap,
    order_by_hand,
    plan_anew,
    take_back_choice,
)
from hanse.diagnostic.actions.roadmaps.replanning import periods_passed
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.enums import RoadmapState
from hanse.diagnostic.errors import EmptyRoadmap, RoadmapClosed, TooManyRoadmaps
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.laid_down import from_json
from hanse.diagnostic.queries.roadmaps.outlook import outlook
from hanse.diagnostic.queries.roadmaps.reads import free_name
from hanse.kernel.clock import today
from hanse.kernel.days import months_after
from hanse.kernel.errors import Conflict, Invalid
from tests.diagnostic.roadmaps import SYSTEM, again, chosen_of, laid, ordered, scenario, submitted_later, tracked

pytestmark = pytest.mark.django_db


def test_solutions_keep_their_time_when_years_become_quarters(assessment, some):
    made = ordered(assessment, {some[0]: 1, some[1]: 2})

    lay_down(
        made, name="By quarters", begins_on=made.begins_on, calendar=Calendar(8, 3), laid=laid(budget=(1e5,) * 8),
        version=made.version, by=SYSTEM,
    )  # fmt: skip

    assert chosen_of(made) == {some[0]: 4}


def test_solutions_are_ordered_by_hand_and_owners_stay(assessment, some, team):
    made = ordered(assessment, {some[0]: 0, some[1]: 1})
    item = made.items.get(solution=some[0])
    tracked(item, Track(owner=team.contributor, steps_done=1))

    order_by_hand(made, {some[0]: 1, some[2]: 0}, version=again(made).version, by=SYSTEM)

    assert chosen_of(made) == {some[0]: 1, some[2]: 0}
    assert again(made).items.get(solution=some[0]).owner == team.contributor


def test_what_is_not_there_is_refused_and_nothing_changes(assessment, some):
    made = ordered(assessment, {some[0]: 0})

    for wrong in ({"no_such": 0}, {some[0]: 3}, {some[0]: -1}):
        with pytest.raises(Invalid):
            order_by_hand(made, wrong, version=made.version, by=SYSTEM)
    with pytest.raises(Conflict):
        order_by_hand(made, {some[1]: 0}, version=made.version - 1, by=SYSTEM)
    assert chosen_of(made) == {some[0]: 0}


def test_a_shorter_time_drops_what_begins_after_it(assessment, some):
    made = ordered(assessment, {some[0]: 0, some[1]: 2})
    wishes = laid(budget=(1e6, 1e6))

    lay_down(
        made, name="Two years", begins_on=date(2027, 3, 9), calendar=Calendar(2), laid=wishes, version=made.version,
        by=SYSTEM,
    )  # fmt: skip

    kept = again(made)
    assert (kept.name, kept.begins_on, kept.periods) == ("Two years", date(2027, 3, 1), 2)
    assert from_json(kept.wishes) == wishes
    assert chosen_of(made) == {some[0]: 0}


def test_one_roadmap_is_chosen_and_the_one_before_stays_as_it_was(assessment, some):
    first, second = ordered(assessment, {some[0]: 0}, "First"), ordered(assessment, {some[1]: 0}, "Second")

    choose_roadmap(first, by=SYSTEM)
    choose_roadmap(second, by=SYSTEM)

    assert [again(one).state for one in (first, second)] == [RoadmapState.REPLACED, RoadmapState.CHOSEN]
    with pytest.raises(RoadmapClosed):
        order_by_hand(first, {}, version=again(first).version, by=SYSTEM)
    with pytest.raises(RoadmapClosed):
        delete_roadmap(second, by=SYSTEM)
    choose_roadmap(again(first), by=SYSTEM)
    assert [again(one).state for one in (first, second)] == [RoadmapState.CHOSEN, RoadmapState.REPLACED]
    choose_roadmap(again(second), by=SYSTEM)
    take_back_choice(second, by=SYSTEM)
    delete_roadmap(second, by=SYSTEM)
    assert not Roadmap.objects.filter(id=second.id).exists()


def test_an_empty_roadmap_is_not_chosen(assessment):
    with pytest.raises(EmptyRoadmap):
        choose_roadmap(scenario(assessment), by=SYSTEM)


def test_a_copy_has_the_same_solutions_and_no_progress(assessment, some):
    made = ordered(assessment, {some[0]: 1})
    tracked(made.items.get(), Track(owner_words="Head of IT", steps_done=1))

    copied = copy_roadmap(made, name="Another", by=SYSTEM)

    assert chosen_of(copied) == {some[0]: 1}
    assert [(one.owner_words, one.steps_done) for one in copied.items.all()] == [("", 0)]


def test_no_two_roadmaps_on_the_same_answers_have_one_name(assessment):
    made, other = scenario(assessment, "Small budget"), scenario(assessment, "Large budget")
    laid_down = {"begins_on": made.begins_on, "calendar": Calendar(3), "laid": laid(), "by": SYSTEM}

    for taken in (
        lambda: scenario(assessment, " small  budget"),
        lambda: copy_roadmap(made, name="Small budget", by=SYSTEM),
        lambda: describe_roadmap(other, name="Small budget", vision="", by=SYSTEM),
        lambda: lay_down(other, name="Small budget", version=other.version, **laid_down),
    ):
        with pytest.raises(Invalid, match="Give another name") as refused:
            taken()
        assert refused.value.field == "name"
    lay_down(made, name="Small budget", version=made.version, **laid_down)
    assert free_name("Small budget", assessment) == "Small budget (2)"


def test_planning_anew_counts_what_is_done_and_keeps_what_is_under_way(assessment, some):
    made = ordered(assessment, {some[0]: 0, some[1]: 0, some[2]: 1})
    Roadmap.objects.filter(id=made.id).update(begins_on=months_after(today().replace(day=1), -12))
    made = choose_roadmap(again(made), by=SYSTEM)
    items = {one.solution: one for one in made.items.all()}
    before = outlook(grounds(again(made)), chosen_of(made)).scores[0]
    stages = grounds(again(made)).library.solutions
    tracked(items[some[0]], Track(steps_done=len(stages[some[0]].stages)))
    tracked(items[some[1]], Track(steps_done=1, owner_words="Records office"))

    anew = again(plan_anew(again(made), name="From today", by=SYSTEM))

    ground = grounds(anew)
    assert (anew.periods, anew.done, anew.begun) == (2, [some[0]], {some[1]: 1})
    assert chosen_of(anew) == {some[1]: 0, some[2]: 0}
    assert anew.items.get(solution=some[1]).owner_words == "Records office"
    assert from_json(anew.wishes).wishes.locked == {some[1]: 0}
    assert some[0] not in {one.key for one in ground.offered.solutions}
    assert outlook(ground, chosen_of(anew)).scores[0] > before
    assert ground.problem.lasts[ground.offered.place(some[1])] >= 1


def test_periods_pass(assessment):
    made = scenario(assessment)

    assert [periods_passed(made, date(year, 6, 1)) for year in (2026, 2027, 2028, 2029, 2040)] == [0, 0, 1, 2, 2]


@pytest.mark.parametrize("day", [date(9999, 12, 1), date(1, 1, 1)])
def test_days_of_another_age_are_refused(assessment, some, day):
    made = ordered(assessment, {some[0]: 0})
    given = {"calendar": Calendar(3), "laid": laid(), "by": SYSTEM}

    with pytest.raises(Invalid, match="between 2000 and 2100"):
        make_roadmap(assessment, name="Far", begins_on=day, **given)
    with pytest.raises(Invalid, match="between 2000 and 2100"):
        lay_down(made, name="Far", begins_on=day, version=made.version, **given)
    for track in (Track(starts_on=day), Track(due_on=day)):
        with pytest.raises(Invalid, match="between 2000 and 2100"):
            tracked(made.items.get(), track)


def test_planning_anew_rests_on_the_newest_results_of_the_city(assessment, some, team):
    made = choose_roadmap(ordered(assessment, {some[0]: 0, some[1]: 1}), by=SYSTEM)
    tracked(made.items.get(solution=some[0]), Track(steps_done=1))
    newer = submitted_later(team)

    anew = again(plan_anew(again(made), name="From today", by=SYSTEM))

    assert anew.assessment == newer
    assert chosen_of(anew) == {some[0]: 0, some[1]: 1}


def test_planning_anew_takes_no_more_scenarios_and_names_than_others(assessment, some, monkeypatch):
    made = choose_roadmap(ordered(assessment, {some[0]: 0}), by=SYSTEM)
    assert plan_anew(made, name="From\n\u202etoday", by=SYSTEM).name == "From today"

    with pytest.raises(Invalid):
        plan_anew(made, name=" ", by=SYSTEM)
    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.scenario.MOST", 1)
    with pytest.raises(TooManyRoadmaps):
        plan_anew(made, name="Again", by=SYSTEM)


def test_words_keep_their_lines_and_lose_what_no_paper_holds(assessment, some):
    made = ordered(assessment, {some[0]: 0})

    describe_roadmap(made, name="Plan", vision="Nobody\x08 waits.\nNobody\ufffe queues.", by=SYSTEM)
    tracked(made.items.get(), Track(note="Signed\x0b in May"))

    assert again(made).vision == "Nobody waits.\nNobody queues."
    assert made.items.get().note == "Signed in May"
