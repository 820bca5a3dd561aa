"""The demonstration's city with a roadmap under way: chosen a year ago, some of it done, some late."""

from datetime import UTC, date, datetime

from hanse.diagnostic.actions import Track, choose_roadmap, keep_track, make_roadmap, order_by_hand
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.engine.roadmap.greedy import greedy
from hanse.diagnostic.engine.roadmap.pricing import Circumstances
from hanse.diagnostic.engine.roadmap.wishes import Wishes
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment, Roadmap, Round
from hanse.diagnostic.queries.roadmaps.grounds import Grounds, grounds
from hanse.diagnostic.queries.roadmaps.laid_down import LaidDown
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from hanse.identity.public import User
from hanse.kernel.actor import Actor
from hanse.kernel.clock import set_to
from hanse.members.public import City, Role, people_of

CHOSEN_ON = datetime(2026, 1, 20, 9, tzinfo=UTC)
BEGINS_ON = date(2026, 1, 1)
POSTS = {"lead": 1.0, "process": 3.0, "it": 3.0, "people": 2.0}
BUDGETS = {"A small start": 250_000.0, "One step a year": 500_000.0, "Everything soon": 900_000.0}
CHOSEN = "One step a year"
VISION = (
    "Whoever lives here settles her matters with the city from home, in her own language, and knows when the answer "
    "comes. Nobody is left out because a telephone is old or a hand is slow."
)


def make_roadmaps(city: City, round_: Round, *, by: Actor) -> None:
    """Three scenarios of three years on the city's answers of a round, the middle one chosen and under way."""
    found = Assessment.objects.filter(city=city, round=round_, state=State.SUBMITTED).first()
    if found is None:
        return
    with set_to(CHOSEN_ON):
        made = {name: _scenario(found, name, budget, by=by) for name, budget in BUDGETS.items()}
        chosen = made[CHOSEN]
        Roadmap.objects.filter(id=chosen.id).update(vision=VISION)
        choose_roadmap(chosen, by=by)
    _carry_out(roadmap_by_id(chosen.id), by=by)


def _scenario(assessment: Assessment, name: str, budget: float, *, by: Actor) -> Roadmap:
    """What common sense finds at once; a city would have the best one sought."""
    city = assessment.city
    laid = LaidDown(
        Wishes(budget=(budget,) * 3, posts=POSTS, at_once=6),
        Circumstances(city.population or 400_000, city.income_group or "high"),
    )
    made = make_roadmap(assessment, name=name, begins_on=BEGINS_ON, calendar=Calendar(3), laid=laid, by=by)
    ground = grounds(made)
    order_by_hand(made, ground.chosen(greedy(ground.problem)), version=made.version, by=by)
    return made


def _carry_out(roadmap: Roadmap, *, by: Actor) -> None:
    """Of what began in the first year half is done, the next is under way, the last one late."""
    ground = grounds(roadmap)
    people = [one.user for one in people_of(roadmap.party_id, Role.COORDINATOR, Role.CONTRIBUTOR)]
    items = [one for one in roadmap.items.all() if one.start == 0]
    for place, item in enumerate(items):
        steps = _steps(ground, item.solution)
        done = steps if place < len(items) / 2 else max(1, steps // 2)
        with set_to(datetime(2026, 5 + place % 6, 15, 9, tzinfo=UTC)):
            keep_track(item, Track(owner=_owner(people, place), steps_done=done), version=item.version, by=by)


def _steps(ground: Grounds, key: str) -> int:
    return len(ground.library.solutions[key].stages)


def _owner(people: list[User], place: int) -> User | None:
    return people[place % len(people)] if people else None
