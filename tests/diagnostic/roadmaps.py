"""A city with a submitted assessment of CeDS, and a roadmap on it."""

from datetime import date

from hanse.diagnostic.actions import lay_for_sign_off, make_roadmap, order_by_hand, sign_off
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.engine.roadmap.pricing import Circumstances
from hanse.diagnostic.engine.roadmap.wishes import Wishes
from hanse.diagnostic.models import Assessment, Roadmap
from hanse.diagnostic.queries.roadmaps.laid_down import LaidDown
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from hanse.kernel.actor import Actor
from tests.diagnostic.rounds import Team, answered, begun

SYSTEM = Actor.system("test")
FIRST_DAY = date(2027, 1, 1)
POSTS = {"lead": 2.0, "process": 4.0, "it": 4.0, "people": 4.0}


def submitted(team: Team) -> Assessment:
    return sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)


def laid(*, budget: tuple[float, ...] = (400_000.0, 400_000.0, 400_000.0), **wishes: object) -> LaidDown:
    return LaidDown(Wishes(budget=budget, posts=POSTS, **wishes), Circumstances(400_000, "high"))  # type: ignore[arg-type]


def scenario(assessment: Assessment, name: str = "Small budget", **wishes: object) -> Roadmap:
    """Three years from 2027 on, without a solution."""
    made = make_roadmap(
        assessment, name=name, begins_on=FIRST_DAY, calendar=Calendar(3), laid=laid(**wishes), by=SYSTEM
    )
    return roadmap_by_id(made.id)


def ordered(assessment: Assessment, chosen: dict[str, int], name: str = "Small budget") -> Roadmap:
    """A scenario with these solutions, chosen by hand."""
    made = scenario(assessment, name)
    order_by_hand(made, chosen, version=made.version, by=SYSTEM)
    return roadmap_by_id(made.id)
