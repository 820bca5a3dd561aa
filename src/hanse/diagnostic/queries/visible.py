"""What others may see of a city's results in a round: by whom, of which cities, at one node."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.json import KeyTransform

from hanse.diagnostic.enums import Audience, SharingLevel, State
from hanse.diagnostic.models import Result, Round, Sharing
from hanse.diagnostic.queries.results import in_round_terms
from hanse.members.public import City

SHOWN_TO = {Audience.PUBLIC: [SharingLevel.PUBLIC], Audience.MEMBERS: list(SharingLevel)}


@dataclass(frozen=True, slots=True)
class Visible:
    """One city's score (0 to 100) and level at a node; `shared` is what the city consented to, None: nothing."""

    city: City
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


def visible_at(round_: Round, node: str, audience: Audience) -> list[Visible]:
    """What an audience may see of each city at one node, without reading the other nodes; two queries."""
    at = KeyTransform(node, "nodes")
    rows = visible_results(round_, audience).annotate(
        node_score=KeyTransform("score", at), node_level=KeyTransform("level", at)
    )
    consents = Sharing.objects.filter(round=round_, withdrawn_at=None).values_list("city_id", "level")
    shared = {city: SharingLevel(level) for city, level in consents}
    return [
        Visible(one.assessment.city, one.node_score, one.node_level, shared.get(one.assessment.city_id))
        for one in rows.defer("nodes").select_related(None).select_related("assessment__city")
    ]


def visible_result(round_: Round, city_id: UUID, audience: Audience) -> Result | None:
    """One city's result in a round, where the audience may see it."""
    return visible_results(round_, audience).filter(assessment__city_id=city_id).first()


def rounds_to_see(audience: Audience) -> list[Round]:
    """The rounds in which an audience may see some city's results, the newest first."""
    found = Round.objects.filter(assessments__state=State.SUBMITTED)
    if audience is not Audience.SECRETARIAT:
        shown = Sharing.objects.filter(withdrawn_at=None, level__in=SHOWN_TO[audience])
        found = found.filter(id__in=shown.values("round_id"))
    return list(found.distinct().order_by("-opens_on", "name"))


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
