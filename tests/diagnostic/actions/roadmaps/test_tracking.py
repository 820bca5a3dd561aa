"""Who answers for a solution, its days, how far it is: kept, refused, and never over what another has kept."""

from datetime import date

import pytest

from hanse.diagnostic.actions import (
    Track,
    change_track,
    keep_track,
    order_by_hand,
)
from hanse.diagnostic.actions.roadmaps.tracking import track_of
from hanse.diagnostic.errors import TrackChanged
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.kernel.errors import Invalid, NotThere
from tests.diagnostic.roadmaps import SYSTEM, again, ordered, tracked

pytestmark = pytest.mark.django_db


def test_the_last_step_finishes_a_solution_and_taking_it_back_opens_it(assessment, some, team):
    made = ordered(assessment, {some[0]: 0})
    item = made.items.get()
    steps = len(grounds(made).library.solutions[some[0]].stages)

    tracked(item, Track(steps_done=steps))
    item.refresh_from_db()
    assert item.finished_on

    tracked(item, Track(steps_done=steps - 1))
    item.refresh_from_db()
    assert item.finished_on is None
    for wrong in (Track(steps_done=steps + 1), Track(owner=team.stranger), Track(
        starts_on=date(2027, 2, 1), due_on=date(2027, 1, 1)
    )):  # fmt: skip
        with pytest.raises(Invalid):
            tracked(item, wrong)


def test_what_has_left_the_roadmap_meanwhile_is_not_tracked(assessment, some):
    made = ordered(assessment, {some[0]: 0})
    item = made.items.get()
    order_by_hand(made, {some[1]: 0}, version=made.version, by=SYSTEM)

    with pytest.raises(NotThere):
        tracked(item, Track(steps_done=1))


def test_who_keeps_on_top_of_what_a_colleague_has_kept_is_told_and_the_roadmaps_version_rises(assessment, some):
    made = ordered(assessment, {some[0]: 0})
    read, versions = made.items.get(), [made.version]
    kept = tracked(read, Track(steps_done=1, due_on=date(2027, 9, 30)))
    versions.append(again(made).version)

    with pytest.raises(TrackChanged):
        keep_track(read, Track(note="Signed"), version=read.version, by=SYSTEM)
    with pytest.raises(TrackChanged):
        change_track(made, some[0], {"note": "Signed"}, version=read.version, by=SYSTEM)
    assert tracked(kept, track_of(kept)).version == kept.version  # nothing has changed
    assert again(made).version == versions[-1]

    changed = change_track(made, some[0], {"note": "Signed"}, version=kept.version, by=SYSTEM)

    assert (changed.steps_done, changed.note, changed.version) == (1, "Signed", 3)
    assert [*versions, again(made).version] == [made.version + more for more in range(3)]
    with pytest.raises(NotThere):
        change_track(made, some[1], {"note": "Signed"}, version=1, by=SYSTEM)


def test_another_time_for_a_solution_is_told_to_who_had_read_its_days(assessment, some):
    made = ordered(assessment, {some[0]: 0})
    read = tracked(made.items.get(), Track(starts_on=date(2027, 2, 1)))
    order_by_hand(made, {some[0]: 1}, version=again(made).version, by=SYSTEM)

    with pytest.raises(TrackChanged):
        tracked(read, Track(starts_on=date(2027, 2, 1), steps_done=1))
