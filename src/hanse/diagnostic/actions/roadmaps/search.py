"""The search for the best roadmap: asked for, stopped, and carried out by a job."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions import computation
from hanse.diagnostic.actions.computation import held_at_work
from hanse.diagnostic.actions.roadmaps.held import held, touch
from hanse.diagnostic.actions.roadmaps.order import keep_order
from hanse.diagnostic.engine.roadmap.judging import Breach, Limit
from hanse.diagnostic.engine.roadmap.optimise import Proof, optimise
from hanse.diagnostic.engine.roadmap.optimise import Roadmap as Found
from hanse.diagnostic.engine.roadmap.reasons import Margin, margins
from hanse.diagnostic.engine.roadmap.relaxing import shortfalls
from hanse.diagnostic.engine.roadmap.solver import SoFar
from hanse.diagnostic.enums import UNDER_WAY, ComputationState, SearchOutcome
from hanse.diagnostic.errors import RoadmapClosed, SearchRunning
from hanse.diagnostic.models import Roadmap, RoadmapSearch
from hanse.diagnostic.queries.roadmaps.grounds import Grounds, grounds
from hanse.diagnostic.queries.roadmaps.reads import may_be_sought, roadmap_by_id
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now

SECONDS = 60
"""How long a search may take before it answers with the best found and its gap."""

MARGIN_SECONDS = 3.0
"""How long is looked at each kind of more money or posts."""

FOUND = frozenset({Proof.OPTIMAL, Proof.GAP})
"""It has found a roadmap, the best or one that may not be."""

MOST_AT_ONCE = 3
"""Searches of one city that wait or run: others wait for the same workers."""


@transaction.atomic
def ask_for_roadmap(roadmap: Roadmap, *, by: Actor, seconds: int = SECONDS) -> RoadmapSearch:
    """Have the best roadmap under its wishes sought by a job; what stands in it is replaced by what is found.

    Raises SearchRunning, also where as many are under way as a city may have; RoadmapClosed, also where work on it is
    under way.
    """
    kept = held(roadmap)
    if not may_be_sought(kept):
        raise RoadmapClosed(
            _("Work on this roadmap is under way, and a search would forget it. Plan it anew from today, then search.")
        )
    if RoadmapSearch.objects.filter(roadmap__city=kept.city_id, state__in=UNDER_WAY).count() >= MOST_AT_ONCE:
        words = _("%(number)s searches for your city are under way. Wait for one of them, or stop it.")
        raise SearchRunning(words % {"number": MOST_AT_ONCE})
    made = RoadmapSearch.objects.create(roadmap=kept, total=seconds, asked_by_id=by.id)
    computation.ask_for_work(made)
    audit.record("diagnostic.ask_for_roadmap", by=by, on=kept, party_id=kept.party_id)
    return made


@transaction.atomic
def stop_search(roadmap: Roadmap, *, by: Actor) -> None:
    """End a search; the best found so far is kept. One that nobody has begun ends at once. Twice changes nothing."""
    found = RoadmapSearch.objects.select_for_update().filter(roadmap=roadmap, state__in=UNDER_WAY).first()
    if found is None:
        return
    computation.stop(found)
    audit.record("diagnostic.stop_search", by=by, on=roadmap, party_id=roadmap.party_id)


def run_search(search_id: UUID, turn: int = 1) -> None:
    """Search, telling how far it is, and keep what is found. One that fails has ended: it bars nobody."""
    computation.carry_out(RoadmapSearch, search_id, turn, _search)


def _search(search: RoadmapSearch) -> None:
    ground = grounds(roadmap_by_id(search.roadmap_id))
    found = optimise(ground.problem, seconds=search.total, watch=Telling(search))
    # It takes seconds, in which nobody's row may be held.
    lacking = shortfalls(ground.problem) if found.proof is Proof.INFEASIBLE else ()
    keep_found(search, ground, found, lacking)
    if found.proof in FOUND:
        keep_margins(search.id, margins(ground.problem, found, seconds=MARGIN_SECONDS))


class Telling:
    """Writes down how far a search is, about once a second, and learns thereby whether it is to go on."""

    EVERY = 1.0

    def __init__(self, search: RoadmapSearch) -> None:
        self.search, self.last = search, -self.EVERY

    def __call__(self, so_far: SoFar) -> bool:
        """Whether the search is to end: somebody has stopped it, or it is no more."""
        if so_far.seconds - self.last < self.EVERY:
            return False
        self.last = so_far.seconds
        row = RoadmapSearch.objects.filter(id=self.search.id, turn=self.search.turn, state=ComputationState.RUNNING)
        bound = so_far.bound if abs(so_far.bound) != float("inf") else None
        done = min(round(so_far.seconds), self.search.total)
        return not row.update(done=done, best=so_far.best, bound=bound)


@transaction.atomic
def keep_found(search: RoadmapSearch, ground: Grounds, found: Found, lacking: Iterable[Breach]) -> None:
    """How a search ended: where it found a roadmap, its solutions in their order; where none can be, what is lacking.

    A roadmap that was replaced meanwhile, or on which work has begun, stays as it was. Raises StoppedError where the
    search is at work no more.
    """
    kept = held_at_work(RoadmapSearch.objects.all(), search.id, search.turn)
    roadmap = Roadmap.objects.select_for_update().get(id=kept.roadmap_id)
    is_closed = not may_be_sought(roadmap)
    is_stopped = kept.state == ComputationState.STOPPING and found.proof in {Proof.GAP, Proof.UNKNOWN}
    kept.state = ComputationState.STOPPED if is_stopped or is_closed else ComputationState.DONE
    kept.ended_at = now()
    if found.proof is Proof.INFEASIBLE:
        kept.outcome, kept.why = SearchOutcome.IMPOSSIBLE, [_breach(one, ground) for one in lacking]
    elif found.proof in FOUND and not is_closed:
        kept.outcome, kept.best, kept.bound = SearchOutcome.FOUND, found.value, found.bound
        kept.is_proven = found.proof is Proof.OPTIMAL
        keep_order(roadmap, ground.chosen(found.starts))
        touch(roadmap)
    elif kept.state == ComputationState.DONE:
        kept.outcome = SearchOutcome.NOTHING
    kept.save()


def keep_margins(search_id: UUID, found: tuple[Margin, ...]) -> None:
    """What a tenth more would bring: points over all periods, of money (skill None) and of each skill's posts."""
    kept = [{"skill": one.skill, "value": round(one.value, 6)} for one in found]
    RoadmapSearch.objects.filter(id=search_id).update(margins=kept)


def _breach(one: Breach, ground: Grounds) -> dict[str, Any]:
    """A limit that would have to give, with the key of its solution; of a budget, one that exceeds it alone."""
    place, by = one.candidate, one.by
    if one.limit is Limit.BUDGET and (alone := _alone(ground, one.period)):
        place, by = alone
    return {
        "limit": one.limit.value,
        "period": one.period,
        "by": by,
        "solution": None if place is None else ground.offered.solutions[place].key,
        "skill": one.skill,
        "target": one.target,
    }


def _alone(ground: Grounds, period: int) -> tuple[int, float] | None:
    """The solution that is locked to a time and costs more in this period than there is, and how much more."""
    problem, found = ground.problem, list[tuple[float, int]]()
    for place, start in problem.limits.locked.items():
        if start is not None and start <= period:
            over = float(problem.cost[place, period - start] - problem.limits.budget[period])
            found.append((over, place))
    over, place = max(found, default=(0.0, 0))
    return (place, over) if over > 0 else None
