"""What others may see of a city's results in a round: by whom, of which cities, at one node."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, QuerySet
from django.db.models.fields.json import KeyTransform

from hanse.diagnostic.enums import Audience, SharingLevel, State
from hanse.diagnostic.models import Assessment, Result, Round, Sharing
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.releases import SHOWN_TO, classes_of
from hanse.diagnostic.queries.results import in_round_terms
from hanse.kernel.collation import in_order
from hanse.members.public import City, cities, directory_state


@dataclass(frozen=True, slots=True)
class Visible:
    """One city's score (0 to 100) and level at a node; `shared` is what the city consented to, None: nothing.

    `classes` are its region, size and income group.
    """

    city: City
    classes: tuple[str, str, str]
    score: float | None
    level: int | None
    shared: SharingLevel | None


def visible_results(round_: Round, audience: Audience) -> QuerySet[Result]:
    """The results of a round that an audience may see, of each city's last revision; the secretariat sees all."""
    found = in_round_terms().filter(assessment__round=round_, assessment__state=State.SUBMITTED)
    if audience is not Audience.SECRETARIAT:
        consents = Sharing.objects.filter(round=round_, withdrawn_at=None, level__in=SHOWN_TO[audience])
        found = found.filter(assessment__city_id__in=consents.values("city_id"))
    latest = found.order_by("assessment__city_id", "-assessment__revision").distinct("assessment__city_id")
    return Result.objects.filter(id__in=latest.values("id")).select_related("assessment__city", "assessment__round")


def visible_at(round_: Round, node: str, audience: Audience, language: str) -> list[Visible]:
    """What an audience may see of each city at one node, by name in a language.

    One query, three where anything of the round or of the directory has been written since: what a process has read
    is kept, so that a network of thousands of cities need not be read for each page.
    """
    found = _kept(round_.id, node, language, *_stands(round_), directory_state())
    if audience is Audience.SECRETARIAT:
        return found
    allowed = SHOWN_TO[audience]
    return [one for one in found if one.shared in allowed]


type Mark = tuple[object, ...]


def _stands(round_: Round) -> tuple[Mark, Mark]:
    """What changes with every result of a round that can be compared, and with every consent.

    Results come with a submission, or with the version that a round goes over to.
    """
    submitted = Assessment.objects.filter(round=round_, state=State.SUBMITTED).order_by()
    told = submitted.aggregate(number=Count("id"), last=Max("submitted_at"))
    given = (
        Sharing.objects.filter(round=round_)
        .order_by()
        .aggregate(number=Count("id"), ended=Count("withdrawn_at"), last=Max("created_at"), taken=Max("withdrawn_at"))
    )
    return (round_.framework_version, *told.values()), tuple(given.values())


@lru_cache(maxsize=24)
def _kept(round_id: UUID, node: str, _language: str, results: Mark, _consents: Mark, _directory: Mark) -> list[Visible]:
    """Of every city that has submitted."""
    numbers = _numbers(round_id, node, results)
    consents = Sharing.objects.filter(round_id=round_id, withdrawn_at=None).values_list("city_id", "level")
    shared = {city: SharingLevel(level) for city, level in consents}
    begun = Assessment.objects.filter(round_id=round_id).values("city_id")
    seen = [
        Visible(city, classes_of(city), *numbers[city.pk], shared.get(city.pk))
        for city in cities().filter(pk__in=begun).order_by()
        if city.pk in numbers
    ]
    return in_order(seen, lambda one: one.city.name)


@lru_cache(maxsize=24)
def _numbers(round_id: UUID, node: str, _results: Mark) -> dict[UUID, tuple[float | None, int | None]]:
    """Score and level at a node, by city; the other nodes are not read."""
    scheme = framework(*Round.objects.values_list("framework_key", "framework_version").get(id=round_id))
    found = visible_results(Round(id=round_id), Audience.SECRETARIAT).select_related(None).order_by()
    if node == scheme.root.key:
        rows = found.values_list("assessment__city_id", "score", "level")
    else:
        at = KeyTransform(node, "nodes")
        rows = found.values_list("assessment__city_id", KeyTransform("score", at), KeyTransform("level", at))
    return {city_id: (score, level) for city_id, score, level in rows}


def visible_result(round_: Round, city_id: UUID, audience: Audience) -> Result | None:
    """One city's result in a round, where the audience may see it."""
    return visible_results(round_, audience).filter(assessment__city_id=city_id).first()


def rounds_to_see(audience: Audience) -> list[Round]:
    """The rounds in which an audience may see some city's results, the newest first."""
    of_round = Assessment.objects.filter(round=OuterRef("id"), state=State.SUBMITTED)
    found = Round.objects.filter(Exists(of_round))
    if audience is not Audience.SECRETARIAT:
        shown = Sharing.objects.filter(round=OuterRef("id"), withdrawn_at=None, level__in=SHOWN_TO[audience])
        found = found.filter(Exists(shown))
    return list(found.order_by("-opens_on", "name"))


def shown_of(city_id: UUID, audience: Audience) -> list[Result]:
    """What a city shows of itself to an audience, a result for each round, the newest first; one query."""
    consents = Sharing.objects.filter(
        city=OuterRef("assessment__city"), round=OuterRef("assessment__round"), withdrawn_at=None
    )
    found = in_round_terms().filter(
        Exists(consents.filter(level__in=SHOWN_TO[audience])),
        assessment__city_id=city_id,
        assessment__state=State.SUBMITTED,
    )
    latest = found.order_by("assessment__round_id", "-assessment__revision").distinct("assessment__round_id")
    rows = Result.objects.filter(id__in=latest.values("id")).select_related("assessment__round")
    return list(rows.order_by("-assessment__round__opens_on"))
