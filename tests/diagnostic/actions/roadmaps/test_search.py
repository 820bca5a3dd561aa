"""The best roadmap is sought: found, impossible, stopped, failed; and never over work that is under way."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.diagnostic.actions import (
    Track,
    ask_for_roadmap,
    choose_roadmap,
    delete_roadmap,
    lay_down,
    order_by_hand,
    plan_anew,
    run_search,
    stop_search,
    take_back_choice,
)
from hanse.diagnostic.actions.computation import LOST
from hanse.diagnostic.actions.roadmaps.search import MOST_AT_ONCE
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.engine.roadmap.optimise import optimise
from hanse.diagnostic.enums import ComputationState, SearchOutcome
from hanse.diagnostic.errors import RoadmapClosed, SearchRunning
from hanse.diagnostic.models import Roadmap, RoadmapSearch
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.outlook import outlook
from hanse.diagnostic.queries.roadmaps.reads import last_search
from tests.diagnostic.roadmaps import SYSTEM, again, chosen_of, laid, ordered, scenario, tracked

pytestmark = pytest.mark.django_db


def test_a_search_finds_a_roadmap_that_keeps_to_its_wishes(assessment, monkeypatch):
    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.MARGIN_SECONDS", 0.3)
    made = scenario(assessment, at_once=2)
    search = ask_for_roadmap(made, by=SYSTEM, seconds=2)

    run_search(search.id)

    search.refresh_from_db()
    chosen = chosen_of(made)
    judged = outlook(grounds(made), chosen)
    assert (search.state, search.outcome) == (ComputationState.DONE, SearchOutcome.FOUND)
    assert search.done <= search.total == 2
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
    assert search.state == ComputationState.STOPPED
    assert not chosen_of(made)


def test_a_search_that_fails_ends_and_the_roadmap_can_be_changed_again(assessment):
    made = scenario(assessment)
    search = ask_for_roadmap(made, by=SYSTEM)
    Roadmap.objects.filter(id=made.id).update(wishes={})  # as no release writes them

    with pytest.raises(KeyError):
        run_search(search.id)

    search.refresh_from_db()
    assert (search.state, search.problem, search.problem_detail) == (ComputationState.FAILED, "unexpected", "KeyError")
    assert search.ended_at
    delete_roadmap(made, by=SYSTEM)


def test_a_search_that_is_stopped_keeps_the_best_so_far(assessment, monkeypatch):
    made = scenario(assessment)
    search = ask_for_roadmap(made, by=SYSTEM)
    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.MARGIN_SECONDS", 0.1)
    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.optimise", stopped_at_once(made))

    run_search(search.id)

    search.refresh_from_db()
    assert search.state in {ComputationState.STOPPED, ComputationState.DONE}  # proven before it heard of it
    assert search.has_found
    assert chosen_of(made)


def stopped_at_once(made):
    def stopped(problem, *, seconds, watch):
        stop_search(made, by=SYSTEM)
        assert last_search(made).state == ComputationState.STOPPING
        return optimise(problem, seconds=seconds, watch=watch)

    return stopped


def test_one_whose_worker_dies_while_it_is_being_stopped_is_stopped_by_the_next(assessment, monkeypatch):
    made = scenario(assessment)
    search = ask_for_roadmap(made, by=SYSTEM)

    def dies(*_given, **_named):
        RoadmapSearch.objects.update(best=1.0, bound=2.0)  # as it told on its way
        stop_search(made, by=SYSTEM)
        raise SystemExit

    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.optimise", dies)
    with pytest.raises(SystemExit):
        run_search(search.id)
    run_search(search.id)

    search.refresh_from_db()
    assert (search.state, search.outcome, search.gap) == (ComputationState.STOPPED, "", None)
    ask_for_roadmap(made, by=SYSTEM)


def test_a_worker_that_was_thought_dead_keeps_nothing(assessment, some, monkeypatch):
    made = ordered(assessment, {some[0]: 0})
    search = ask_for_roadmap(made, by=SYSTEM, seconds=1)

    def given_up(problem, *, seconds, watch):
        RoadmapSearch.objects.update(state=ComputationState.FAILED, problem=LOST)
        return optimise(problem, seconds=seconds, watch=watch)

    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.optimise", given_up)
    run_search(search.id)

    search.refresh_from_db()
    assert (search.state, search.problem) == (ComputationState.FAILED, LOST)
    assert chosen_of(made) == {some[0]: 0}


def test_what_is_impossible_says_why(assessment, some):
    made = scenario(assessment, budget=(1.0, 1.0, 1.0), locked={some[0]: 0})
    search = ask_for_roadmap(made, by=SYSTEM, seconds=2)

    run_search(search.id)

    search.refresh_from_db()
    assert (search.state, search.outcome) == (ComputationState.DONE, SearchOutcome.IMPOSSIBLE)
    assert "budget" in {one["limit"] for one in search.why}
    assert all(one["by"] > 0 for one in search.why)


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
    search = ask_for_roadmap(first, by=SYSTEM, seconds=1)
    choose_roadmap(second, by=SYSTEM)
    before = again(first).version

    run_search(search.id)

    search.refresh_from_db()
    assert chosen_of(first) == {some[0]: 0}
    assert (search.state, again(first).version) == (ComputationState.STOPPED, before)


def test_a_search_forgets_no_work_that_has_begun_since_it_was_asked_for(assessment, some, monkeypatch):
    made = choose_roadmap(ordered(assessment, {some[0]: 0}), by=SYSTEM)
    search = ask_for_roadmap(made, by=SYSTEM, seconds=1)

    def begun_meanwhile(problem, *, seconds, watch):
        tracked(made.items.get(), Track(steps_done=1))
        return optimise(problem, seconds=seconds, watch=watch)

    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.optimise", begun_meanwhile)
    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.margins", lambda *_given, **_named: ())
    run_search(search.id)

    search.refresh_from_db()
    assert (search.state, search.outcome) == (ComputationState.STOPPED, "")
    assert chosen_of(made) == {some[0]: 0}


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
    assert last_search(made).state == ComputationState.FAILED


def test_a_citys_searches_run_one_after_the_other_and_are_few(assessment):
    for number in range(MOST_AT_ONCE):
        ask_for_roadmap(scenario(assessment, f"No. {number}"), by=SYSTEM)
    one_more = scenario(assessment, "One more")

    with pytest.raises(SearchRunning, match="3 searches"):
        ask_for_roadmap(one_more, by=SYSTEM)
    assert ProcrastinateJob.objects.filter(lock__isnull=False).values("lock").distinct().count() == 1
    stop_search(RoadmapSearch.objects.first().roadmap, by=SYSTEM)
    ask_for_roadmap(one_more, by=SYSTEM)


def test_what_was_under_way_is_sought_from_the_first_day_whatever_is_wished(assessment, some):
    made = choose_roadmap(ordered(assessment, {some[0]: 2, some[1]: 2}), by=SYSTEM)
    for item in made.items.all():
        tracked(item, Track(steps_done=1))
    anew = plan_anew(made, name="From today", by=SYSTEM)
    wanted = laid(banned=frozenset({some[1]}))
    lay_down(
        anew, name="Other", begins_on=anew.begins_on, calendar=Calendar(3), laid=wanted, version=anew.version, by=SYSTEM
    )

    limits = grounds(again(anew)).problem.limits

    offered = [one.key for one in grounds(again(anew)).offered.solutions]
    assert {offered[place]: start for place, start in limits.locked.items()} == {some[0]: 0, some[1]: 0}
    assert not limits.banned


def test_no_search_forgets_work_that_is_under_way(assessment, some):
    made = choose_roadmap(ordered(assessment, {some[0]: 0}), by=SYSTEM)
    stop_search(ask_for_roadmap(made, by=SYSTEM).roadmap, by=SYSTEM)
    tracked(made.items.get(), Track(steps_done=1))

    with pytest.raises(RoadmapClosed, match="under way"):
        ask_for_roadmap(made, by=SYSTEM)
    ask_for_roadmap(plan_anew(made, name="From today", by=SYSTEM), by=SYSTEM)
    taken_back = take_back_choice(made, by=SYSTEM)
    with pytest.raises(RoadmapClosed, match="under way"):
        ask_for_roadmap(taken_back, by=SYSTEM)
    assert plan_anew(again(taken_back), name="After all", by=SYSTEM).begun == {some[0]: 1}
