"""A city with a submitted assessment of CeDS, and a roadmap on it."""

from dataclasses import replace
from datetime import date, timedelta

from django.test import Client
from django.urls import reverse

from hanse.diagnostic.actions import Track, keep_track, make_roadmap, order_by_hand
from hanse.diagnostic.actions.result import compute_results
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.engine.roadmap.pricing import Circumstances
from hanse.diagnostic.engine.roadmap.wishes import Wishes
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment, Roadmap, RoadmapItem, Round
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.laid_down import LaidDown
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.network.demo.answers import made_up
from hanse.questions.models import Answer, Sheet
from hanse.questions.spec.checking import value_to_json
from tests.diagnostic.rounds import Team, a_round

SYSTEM = Actor.system("test")
FIRST_DAY = date(2027, 1, 1)
POSTS = {"lead": 2.0, "process": 4.0, "it": 4.0, "people": 4.0}


def submitted(team: Team) -> Assessment:
    """The city's assessment as the demonstration would answer it, written in a few statements."""
    key, version = team.round.framework_key, team.round.framework_version
    asked = questionnaire_of(key, version)
    sheet = Sheet.objects.create(questionnaire=key, questionnaire_version=version)
    Answer.objects.bulk_create(
        Answer(
            sheet=sheet,
            key=one,
            state="answered" if answer.value is not None else "unknown",
            value=None if answer.value is None else value_to_json(asked.questions[one], answer),
        )
        for one, answer in made_up(team.city, asked, years=0).items()
    )
    Sheet.objects.filter(id=sheet.id).update(frozen_at=now())
    made = Assessment.objects.create(
        city=team.city, round=team.round, sheet=sheet, state=State.SUBMITTED, submitted_at=now()
    )
    compute_results([made])
    return made


def submitted_later(team: Team) -> Assessment:
    """The same answers in a round that opened a day later."""
    later = a_round("Later")
    Round.objects.filter(id=later.id).update(opens_on=team.round.opens_on + timedelta(days=1))
    later.refresh_from_db()
    return submitted(replace(team, round=later))


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


def resting_on_nothing(assessment: Assessment, count: int) -> list[str]:
    """Keys of solutions that would help the city and rest on nothing."""
    ground = grounds(scenario(assessment, "Nothing"))
    resting = {need.of for need in ground.problem.needs}
    helping = {place for gain in ground.problem.gains for place in gain.by}
    return [one.key for place, one in enumerate(ground.offered.solutions) if place in helping - resting][:count]


def again(roadmap: Roadmap) -> Roadmap:
    return roadmap_by_id(roadmap.id)


def chosen_of(roadmap: Roadmap) -> dict[str, int]:
    """Solution → period, as it stands now."""
    return {one.solution: one.start for one in again(roadmap).items.all()}


def tracked(item: RoadmapItem, track: Track) -> RoadmapItem:
    """As somebody keeps it who has just read it."""
    return keep_track(item, track, version=item.version, by=SYSTEM)


def wishes(**other: str) -> dict[str, str]:
    """What the form of a scenario of two years sends."""
    given = {"name": "Two years", "step": "12", "currency": "EUR", "rate": "0.5", "inhabitants": "400000"}
    days = {"begins_on-day": "1", "begins_on-month": "1", "begins_on-year": "2027"}
    money = {"budget-1": "100000", "budget-2": "150000"}
    posts = {f"posts-{key}": "2" for key in ("lead", "process", "it", "people")}
    return {**given, **days, **money, **posts, "income": "high", **other}


def read(client: Client, name: str, *arguments: object, **query: str) -> str:
    """A page, as the client's person reads it."""
    answer = client.get(reverse(f"diagnostic:{name}", args=arguments), query)
    assert answer.status_code == 200
    return answer.content.decode()
