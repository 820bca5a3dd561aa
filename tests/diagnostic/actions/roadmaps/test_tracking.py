"""Who answers for a solution, its days, how far it is: kept, refused, and never over what another has kept."""

from datetime import date

import pytest

from hanse.diagnostic.actions import (
    Track,
    change_track,
    keep_track,
    order_by_hand,
)
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.kernel.errors import Invalid, NotThere
from tests.diagnostic.roadmaps import SYSTEM, again, ordered

pytestmark = pytest.mark.django_db


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


def test_what_has_left_the_roadmap_meanwhile_is_not_tracked(assessment, some):
    made = ordered(assessment, {some[0]: 0})
    item = made.items.get()
    order_by_hand(made, {some[1]: 0}, version=made.version, by=SYSTEM)

    with pytest.raises(NotThere):
        keep_track(item, Track(steps_done=1), by=SYSTEM)


def test_two_who_keep_different_things_of_a_solution_both_keep_theirs(assessment, some):
    made = ordered(assessment, {some[0]: 0})
    assert [one.steps_done for one in made.items.all()] == [0]  # as the second of them has read it
    change_track(again(made), some[0], {"steps_done": 1}, by=SYSTEM)

    change_track(made, some[0], {"note": "Signed"}, by=SYSTEM)

    kept = again(made).items.get()
    assert (kept.steps_done, kept.note) == (1, "Signed")
    with pytest.raises(NotThere):
        change_track(made, some[1], {"note": "Signed"}, by=SYSTEM)
