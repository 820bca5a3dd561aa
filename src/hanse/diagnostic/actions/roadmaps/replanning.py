"""A roadmap planned anew from today."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.roadmaps.scenario import check_assessment, new_name
from hanse.diagnostic.engine.roadmap.wishes import Wishes
from hanse.diagnostic.enums import RoadmapState
from hanse.diagnostic.errors import RoadmapClosed
from hanse.diagnostic.models import Roadmap, RoadmapItem
from hanse.diagnostic.queries.roadmaps.laid_down import from_json, to_json
from hanse.diagnostic.queries.roadmaps.reads import may_be_sought, newest_answers
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today


@transaction.atomic
def plan_anew(roadmap: Roadmap, *, name: str, by: Actor) -> Roadmap:
    """A scenario from the current period on: what is done counts as done, what is under way goes on, the rest is open.

    It rests on the city's newest results. Solutions that have not begun keep their order, and may be sought anew.
    Raises TooManyRoadmaps, `Invalid` for its name, and RoadmapClosed for a scenario without work of its own.
    """
    if roadmap.state == RoadmapState.SCENARIO and may_be_sought(roadmap):
        raise RoadmapClosed(_("Only a roadmap that was chosen has work under way. Change this scenario itself."))
    newest = newest_answers(roadmap)
    check_assessment(newest)
    passed = periods_passed(roadmap, today())
    items = list(RoadmapItem.objects.filter(roadmap=roadmap))
    open_items = [one for one in items if not one.finished_on]
    begun = {one.solution: one.steps_done for one in open_items if one.steps_done}
    laid = from_json(roadmap.wishes)
    made = Roadmap.objects.create(
        city_id=roadmap.city_id,
        assessment=newest,
        name=new_name(name, newest),
        library_version=roadmap.library_version,
        begins_on=roadmap.first_day(passed),
        periods=roadmap.periods - passed,
        period_months=roadmap.period_months,
        wishes=to_json(replace(laid, wishes=_from(laid.wishes, passed, {one.solution for one in open_items}, begun))),
        done=sorted({*roadmap.done, *(one.solution for one in items if one.finished_on)}),
        begun=begun,
        vision=roadmap.vision,
        made_from=roadmap,
        made_by_id=by.id,
    )
    RoadmapItem.objects.bulk_create(_carried(made, one, passed) for one in open_items)
    audit.record("diagnostic.plan_anew", by=by, on=made, party_id=made.party_id, detail={"from": str(roadmap.id)})
    return made


def periods_passed(roadmap: Roadmap, on: date) -> int:
    """Whole periods before the one in which a day lies; at most all but the last."""
    return sum(roadmap.first_day(period) <= on for period in range(1, roadmap.periods))


def _from(wishes: Wishes, passed: int, left: set[str], begun: dict[str, int]) -> Wishes:
    """The wishes for what is left of the time; what is under way begins at once."""
    locked = {key: _later(period, passed) for key, period in wishes.locked.items() if key in left}
    return replace(
        wishes,
        budget=wishes.budget[passed:],
        locked=locked | dict.fromkeys(begun, 0),
        aims=tuple(replace(one, period=one.period - passed) for one in wishes.aims if one.period >= passed),
        quick_floor=0 if passed else wishes.quick_floor,
    )


def _later(period: int | None, passed: int) -> int | None:
    return None if period is None else max(0, period - passed)


def _carried(roadmap: Roadmap, item: RoadmapItem, passed: int) -> RoadmapItem:
    """An open item in the new roadmap, with who answers for it."""
    return RoadmapItem(
        roadmap=roadmap,
        solution=item.solution,
        start=0 if item.steps_done else max(0, item.start - passed),
        owner_id=item.owner_id,
        owner_words=item.owner_words,
        starts_on=item.starts_on,
        due_on=item.due_on,
        steps_done=item.steps_done,
        note=item.note,
    )
