"""Roadmaps as the operations send them."""

from typing import Any

from hanse.diagnostic.api.roadmaps.schemas import (
    BandOut,
    BreachOut,
    ItemOut,
    PeriodOut,
    RoadmapDetail,
    RoadmapOut,
    TrackedOut,
)
from hanse.diagnostic.api.roadmaps.wishes import Wishes
from hanse.diagnostic.documents.masterplan.gathering import master_plan
from hanse.diagnostic.documents.masterplan.values import Entry, MasterPlan, Period
from hanse.diagnostic.engine.roadmap.pricing import Band
from hanse.diagnostic.enums import RoadmapState
from hanse.diagnostic.models import Roadmap, RoadmapItem
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id

CLOSED = {"responses": {409: {"description": "It was replaced, a search is under way, or somebody changed it."}}}
"""How an operation that changes a roadmap is refused."""


def roadmap_out(one: Roadmap) -> RoadmapOut:
    return RoadmapOut(**_head(one))


def now_out(one: Roadmap) -> RoadmapOut:
    """As it is after a change."""
    return roadmap_out(roadmap_by_id(one.id))


def tracked_out(item: RoadmapItem) -> TrackedOut:
    return TrackedOut(**_head(roadmap_by_id(item.roadmap_id)), solution_version=item.version)


def detail(one: Roadmap, language: str) -> RoadmapDetail:
    """With its solutions and what it comes to, in the active language."""
    plan = master_plan(one, language)
    found = plan.outlook
    return RoadmapDetail(
        **_head(one),
        vision=one.vision,
        wishes=Wishes.of(found.grounds.laid),
        score_today=float(found.scores[0]),
        items=[_item(plan, entry) for entry in plan.entries],
        outlook=[_period(plan, period) for period in plan.periods],
        breaches=[
            BreachOut(limit=breach.limit.value, period=breach.period + 1, words=words)
            for breach, words in zip(found.breaches, plan.page.breaches, strict=True)
        ],
    )


def _head(one: Roadmap) -> dict[str, Any]:
    return {
        "id": one.id,
        "city": one.city_id,
        "city_name": one.city.name,
        "assessment": one.assessment_id,
        "name": one.name,
        "state": RoadmapState(one.state),
        "begins_on": one.begins_on,
        "periods": one.periods,
        "period_months": one.period_months,
        "version": one.version,
        "chosen_at": one.chosen_at,
    }


def _item(plan: MasterPlan, entry: Entry) -> ItemOut:
    line, item, offered = entry.line, entry.item, plan.outlook.grounds.offered.solutions
    return ItemOut(
        solution=entry.key,
        title=line.title,
        period=entry.chosen.start + 1,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        months=line.months,
        once=_band(plan, entry.chosen.cost.once),
        yearly=_band(plan, entry.chosen.cost.a_year),
        points=entry.chosen.reason.points,
        needed_by=[offered[place].key for place in entry.chosen.reason.needed_by],
        why=list(line.why),
        owner=item.owner_id,
        owner_words=item.owner_words,
        steps=line.steps,
        steps_done=item.steps_done,
        finished_on=item.finished_on,
        note=item.note,
        version=item.version,
    )


def _period(plan: MasterPlan, one: Period) -> PeriodOut:
    posts = plan.outlook.posts[:, one.number].tolist()
    return PeriodOut(
        name=one.name,
        begins_on=one.begins_on,
        once=_band(plan, one.once),
        running=_band(plan, one.running),
        laid_down=round(plan.purse.own(one.laid_down), 2),
        posts=dict(zip(plan.library.skills, posts, strict=True)),
        score=one.score,
        level_name=plan.page.periods[one.number].level_name,
    )


def _band(plan: MasterPlan, band: Band) -> BandOut:
    return BandOut(low=round(plan.purse.own(band.low)), high=round(plan.purse.own(band.high)))
