"""A scenario is sought, changed by hand, chosen, tracked and planned anew."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.diagnostic.actions import (
    Track,
    ask_for_roadmap,
    change_track,
    choose_roadmap,
    copy_roadmap,
    delete_roadmap,
    describe_roadmap,
    keep_track,
    lay_down,
    make_roadmap,
    order_by_hand,
    plan_anew,
    run_search,
    stop_search,
    take_back_choice,
)
from hanse.diagnostic.actions.roadmaps.replanning import periods_passed
from hanse.diagnostic.actions.roadmaps.search import MOST_AT_ONCE
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.enums import RoadmapState, SearchState
from hanse.diagnostic.errors import EmptyRoadmap, RoadmapClosed, SearchRunning, TooManyRoadmaps
from hanse.diagnostic.models import Roadmap, RoadmapSearch
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.laid_down import from_json
from hanse.diagnostic.queries.roadmaps.outlook import outlook
from hanse.diagnostic.queries.roadmaps.reads import last_search, roadmap_by_id
from hanse.kernel.clock import today
from hanse.kernel.days import months_after
from hanse.kernel.errors import Conflict, Invalid, NotThere
from tests.diagnostic.roadmaps import SYSTEM, laid, ordered, scenario, submitted
from tests.diagnostic.rounds import a_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def assessment(team):
    return submitted(team)


@pytest.fixture
def some(assessment):
    """Keys of solutions that are open to the city and rest on nothing."""
    ground = grounds(scenario(assessment, "Nothing"))
    resting = {need.of for need in ground.problem.needs}
    helping = {place for gain in ground.problem.gains for place in gain.by}
    return [one.key for place, one in enumerate(ground.offered.solutions) if place in helping - resting][:4]


def again(roadmap: Roadmap) -> Roadmap:
    return roadmap_by_id(roadmap.id)


def chosen_of(roadmap: Roadmap) -> dict[str, int]:
    return {one.solution: one.start for one in again(roadmap).items.all()}


def test_a_search_finds_a_roadmap_that_keeps_to_its_wishes(assessment):
    made = scenario(assessment, at_once=2)
    search = ask_for_roadmap(made, by=SYSTEM, seconds=2)

    run_search(search.id)

    search.refresh_from_db()
    chosen = chosen_of(made)
    judged = outlook(grounds(made), chosen)
    assert search.state == SearchState.FOUND
    assert chosen
    assert not judged.breaches
    assert judged.scores[-1] > judged.scores[0]
    assert search.bound >= search.best
    assert {one["skill"] for one in search.margins} == {None, 0, 1, 2, 3}


def test_a_search_runs_once_and_bars_other_changes(assessment):
    made = scenario(assessment)
    search = ask_for_roadmap(made, by=SYSTEM, seconds=1)

    with pytest.raises(SearchRunning):
        ask_for_roadmap(made, by=SYSTEM)
    with pytest.raises(SearchRunning):
        order_by_hand(made, {}, version=made.version, by=SYSTEM)

    stop_search(made, by=SYSTEM)
    run_search(search.id)
    search.refresh_from_db()
    assert search.state == SearchState.STOPPED
    assert not chosen_of(made)


def test_a_search_that_fails_ends_and_the_roadmap_can_be_changed_again(assessment):
    made = scenario(assessment)
    search = ask_for_roadmap(made, by=SYSTEM)
    Roadmap.objects.filter(id=made.id).update(wishes={})  # as no release writes them

    with pytest.raises(KeyError):
        run_search(search.id)

    search.refresh_from_db()
    assert (search.state, search.best) == (SearchState.NOTHING, None)
    assert search.ended_at
    delete_roadmap(made, by=SYSTEM)


def test_solutions_keep_their_time_when_years_become_quarters(assessment, some):
    made = ordered(assessment, {some[0]: 1, some[1]: 2})

    lay_down(
        made, name="By quarters", begins_on=made.begins_on, calendar=Calendar(8, 3), laid=laid(budget=(1e5,) * 8),
        version=made.version, by=SYSTEM,
    )  # fmt: skip

    assert chosen_of(made) == {some[0]: 4}


def test_a_search_that_is_stopped_keeps_the_best_so_far(assessment, monkeypatch):
    made = scenario(assessment)
    search = ask_for_roadmap(made, by=SYSTEM)
    RoadmapSearch.objects.update(stop_asked=True)
    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.MARGIN_SECONDS", 0.1)

    run_search(search.id)

    search.refresh_from_db()
    assert search.state in {SearchState.STOPPED, SearchState.FOUND}
    assert chosen_of(made)


def test_what_is_impossible_says_why(assessment, some):
    made = scenario(assessment, budget=(1.0, 1.0, 1.0), locked={some[0]: 0})
    search = ask_for_roadmap(made, by=SYSTEM, seconds=2)

    run_search(search.id)

    search.refresh_from_db()
    assert search.state == SearchState.IMPOSSIBLE
    assert "budget" in {one["limit"] for one in search.why}
    assert all(one["by"] > 0 for one in search.why)


def test_solutions_are_ordered_by_hand_and_owners_stay(assessment, some, team):
    made = ordered(assessment, {some[0]: 0, some[1]: 1})
    item = made.items.get(solution=some[0])
    keep_track(item, Track(owner=team.contributor, steps_done=1), by=SYSTEM)

    order_by_hand(made, {some[0]: 1, some[2]: 0}, version=made.version, by=SYSTEM)

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
    take_back_choice(second, by=SYSTEM)
    delete_roadmap(second, by=SYSTEM)
    assert not Roadmap.objects.filter(id=second.id).exists()


def test_an_empty_roadmap_is_not_chosen(assessment):
    with pytest.raises(EmptyRoadmap):
        choose_roadmap(scenario(assessment), by=SYSTEM)


def test_a_copy_has_the_same_solutions_and_no_progress(assessment, some):
    made = ordered(assessment, {some[0]: 1})
    keep_track(made.items.get(), Track(owner_words="Head of IT", steps_done=1), by=SYSTEM)

    copied = copy_roadmap(made, name="Another", by=SYSTEM)

    assert chosen_of(copied) == {some[0]: 1}
    assert [(one.owner_words, one.steps_done) for one in copied.items.all()] == [("", 0)]


def test_the_last_step_finishes_a_solution_and_taking_it_back_opens_it(assessment, some, team):
    made = ordered(assessment, {some[0]: 0})
    item = made.items.get()
    steps = len(grounds(made).library.solutions[some[0]].stages)

    keep_track(item, Track(steps_done=steps), by=SYSTEM)
    item.refresh_from_db()
    assert item.finished_on

    keep_track(item, Track(steps_done=steps - 1), by=SYSTEM)
    item.refresh_from_db()
    assert item.finished_on is None
    for wrong in (Track(steps_done=steps + 1), Track(owner=team.stranger), Track(
        starts_on=date(2027, 2, 1), due_on=date(2027, 1, 1)
    )):  # fmt: skip
        with pytest.raises(Invalid):
            keep_track(item, wrong, by=SYSTEM)


def test_planning_anew_counts_what_is_done_and_keeps_what_is_under_way(assessment, some):
    made = ordered(assessment, {some[0]: 0, some[1]: 0, some[2]: 1})
    Roadmap.objects.filter(id=made.id).update(begins_on=months_after(today().replace(day=1), -12))
    made = choose_roadmap(again(made), by=SYSTEM)
    items = {one.solution: one for one in made.items.all()}
    before = outlook(grounds(again(made)), chosen_of(made)).scores[0]
    stages = grounds(again(made)).library.solutions
    keep_track(items[some[0]], Track(steps_done=len(stages[some[0]].stages)), by=SYSTEM)
    keep_track(items[some[1]], Track(steps_done=1, owner_words="Records office"), by=SYSTEM)

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


def test_the_newest_search_is_the_last(assessment):
    made = scenario(assessment)
    ask_for_roadmap(made, by=SYSTEM)
    stop_search(made, by=SYSTEM)
    second = ask_for_roadmap(made, by=SYSTEM)

    assert last_search(made) == second


def test_a_roadmap_that_was_replaced_while_it_was_sought_stays_as_it_was(assessment, some, monkeypatch):
    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.margins", lambda *_given, **_named: ())
    first, second = ordered(assessment, {some[0]: 0}, "First"), ordered(assessment, {some[1]: 0}, "Second")
    choose_roadmap(first, by=SYSTEM)
    search = ask_for_roadmap(first, by=SYSTEM, seconds=0.5)
    choose_roadmap(second, by=SYSTEM)
    before = again(first).version

    run_search(search.id)

    search.refresh_from_db()
    assert chosen_of(first) == {some[0]: 0}
    assert (search.state, again(first).version) == (SearchState.STOPPED, before)


def test_a_search_that_fails_bars_nobody_from_the_roadmap(assessment, some, monkeypatch):
    made = scenario(assessment)
    search = ask_for_roadmap(made, by=SYSTEM)

    def broken(*_given, **_named):
        raise ArithmeticError

    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.optimise", broken)
    with pytest.raises(ArithmeticError):
        run_search(search.id)

    run_search(search.id)  # as the worker tries it again
    order_by_hand(made, {some[0]: 0}, version=made.version, by=SYSTEM)
    assert last_search(made).state == SearchState.NOTHING


def test_a_citys_searches_run_one_after_the_other_and_are_few(assessment):
    for number in range(MOST_AT_ONCE):
        ask_for_roadmap(scenario(assessment, f"No. {number}"), by=SYSTEM)
    one_more = scenario(assessment, "One more")

    with pytest.raises(SearchRunning, match="3 searches"):
        ask_for_roadmap(one_more, by=SYSTEM)
    assert ProcrastinateJob.objects.filter(lock__isnull=False).values("lock").distinct().count() == 1
    stop_search(RoadmapSearch.objects.first().roadmap, by=SYSTEM)
    ask_for_roadmap(one_more, by=SYSTEM)


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
            keep_track(made.items.get(), track, by=SYSTEM)


def test_planning_anew_takes_no_more_scenarios_and_names_than_others(assessment, some, monkeypatch):
    made = choose_roadmap(ordered(assessment, {some[0]: 0}), by=SYSTEM)
    assert plan_anew(made, name="From\n\u202etoday", by=SYSTEM).name == "From today"

    with pytest.raises(Invalid):
        plan_anew(made, name=" ", by=SYSTEM)
    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.scenario.MOST", 1)
    with pytest.raises(TooManyRoadmaps):
        plan_anew(made, name="Again", by=SYSTEM)


def test_what_has_left_the_roadmap_meanwhile_is_not_tracked(assessment, some):
    made = ordered(assessment, {some[0]: 0})
    item = made.items.get()
    order_by_hand(made, {some[1]: 0}, version=made.version, by=SYSTEM)

    with pytest.raises(NotThere):
        keep_track(item, Track(steps_done=1), by=SYSTEM)


def test_words_keep_their_lines_and_lose_what_no_paper_holds(assessment, some):
    made = ordered(assessment, {some[0]: 0})

    describe_roadmap(made, name="Plan", vision="Nobody\x08 waits.\nNobody\ufffe queues.", by=SYSTEM)
    keep_track(made.items.get(), Track(note="Signed\x0b in May"), by=SYSTEM)

    assert again(made).vision == "Nobody waits.\nNobody queues."
    assert made.items.get().note == "Signed in May"


def test_no_search_forgets_work_that_is_under_way(assessment, some):
    made = choose_roadmap(ordered(assessment, {some[0]: 0}), by=SYSTEM)
    stop_search(ask_for_roadmap(made, by=SYSTEM).roadmap, by=SYSTEM)
    keep_track(made.items.get(), Track(steps_done=1), by=SYSTEM)

    with pytest.raises(RoadmapClosed, match="under way"):
        ask_for_roadmap(made, by=SYSTEM)
    ask_for_roadmap(plan_anew(made, name="From today", by=SYSTEM), by=SYSTEM)


def test_two_who_keep_different_things_of_a_solution_both_keep_theirs(assessment, some):
    made = ordered(assessment, {some[0]: 0})
    assert [one.steps_done for one in made.items.all()] == [0]  # as the second of them has read it
    change_track(again(made), some[0], {"steps_done": 1}, by=SYSTEM)

    change_track(made, some[0], {"note": "Signed"}, by=SYSTEM)

    kept = again(made).items.get()
    assert (kept.steps_done, kept.note) == (1, "Signed")
    with pytest.raises(NotThere):
        change_track(made, some[1], {"note": "Signed"}, by=SYSTEM)
