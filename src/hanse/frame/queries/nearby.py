"""Open public cases near a place: what somebody is about to report may be known already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from hanse.frame.models import Case
from hanse.frame.queries.published import published_cases, tells
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.clock import now
from hanse.questions.spec.answer import Answer

MOST = 5
_EARTH_M = 6_371_008.8
_DEGREE_M = 111_195.0
_NEAR_A_POLE = 0.01


@dataclass(frozen=True, slots=True)
class Spot:
    """In degrees (WGS 84)."""

    latitude: float
    longitude: float

    def metres_to(self, other: "Spot") -> float:
        """Over the surface of a sphere (haversine): right to half a percent, and to a hand's breadth nearby."""
        here, there = radians(self.latitude), radians(other.latitude)
        across = radians(other.longitude - self.longitude)
        part = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(across / 2) ** 2
        return 2 * _EARTH_M * asin(min(1.0, sqrt(part)))


@dataclass(frozen=True, slots=True)
class NearCase:
    case: Case
    metres: float


def cases_nearby(procedure: Procedure, answers: Mapping[str, Answer]) -> list[NearCase]:
    """The nearest first; none where the service does not want it, or no coordinates were given."""
    nearby = procedure.nearby
    here = spot_in(answers[nearby.location].value) if nearby and nearby.location in answers else None
    if nearby is None or here is None:
        return []
    where = f"answers__{nearby.location}__value"
    north = nearby.metres / _DEGREE_M
    east = north / max(cos(radians(here.latitude)), _NEAR_A_POLE)
    found = published_cases(procedure.key).filter(
        **{
            f"{where}__latitude__gte": here.latitude - north,
            f"{where}__latitude__lte": here.latitude + north,
            f"{where}__longitude__gte": here.longitude - east,
            f"{where}__longitude__lte": here.longitude + east,
        },
        ended_at=None,
        submitted_at__gte=now() - timedelta(days=nearby.days),
    )
    told = [one for one in found if tells(one, nearby.location)]
    near = [NearCase(one, here.metres_to(at)) for one in told if (at := _of(one, nearby.location))]
    return sorted((one for one in near if one.metres <= nearby.metres), key=lambda one: one.metres)[:MOST]


def spot_in(value: object) -> Spot | None:
    """The coordinates of a place, where it has any."""
    if not isinstance(value, Mapping) or not {"latitude", "longitude"} <= value.keys():
        return None
    return Spot(float(str(value["latitude"])), float(str(value["longitude"])))


def _of(row: Case, location: str) -> Spot | None:
    return spot_in(row.answers.get(location, {}).get("value"))
