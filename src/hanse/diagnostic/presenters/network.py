"""What the members of the network see of one another: the results that cities share, on a map and as a list."""

from dataclasses import dataclass
from uuid import UUID

from django.templatetags.static import static

from hanse.diagnostic.models import Result, Round
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.results import shared_results
from hanse.members.public import City
from hanse.ui import charts
from hanse.ui.charts.chart import Chart

FEWEST_FOR_A_MEDIAN = 5
"""A median of fewer cities could be one city's own score (experience, "private by default")."""


@dataclass(frozen=True, slots=True)
class SharedLine:
    city_id: UUID
    name: str
    country: str
    region: str
    level: int | None
    level_name: str
    score: float | None


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """`median` is the network's score, rounded to whole points; None where too few cities share theirs."""

    round: Round
    lines: tuple[SharedLine, ...]
    median: int | None
    map: Chart


def network_page(round_: Round, language: str, *, title: str) -> NetworkPage:
    """The shared results of a round, by name of the city; one query."""
    scheme = framework(round_.framework_key, round_.framework_version)
    ladder = next(iter(scheme.ladders.values()))
    words = [scheme.translations.wording(level.name, language).text for level in ladder.levels]
    names = [f"{number} {name}" for number, name in enumerate(words, 1)]
    found = list(shared_results(round_, with_members=True))
    found.sort(key=lambda one: one.assessment.city.name)
    places = [_place(one, names) for one in found if one.assessment.city.latitude is not None]
    return NetworkPage(
        round=round_,
        lines=tuple(_line(one, names) for one in found),
        median=_median([one.score for one in found if one.score is not None]),
        map=charts.world_map(places, title=title, classes=names, base_href=static("ui/world.svg")),
    )


def _median(scores: list[float]) -> int | None:
    if len(scores) < FEWEST_FOR_A_MEDIAN:
        return None
    ordered, middle = sorted(scores), len(scores) // 2
    return round(ordered[middle] if len(scores) % 2 else (ordered[middle - 1] + ordered[middle]) / 2)


def _line(result: Result, names: list[str]) -> SharedLine:
    city: City = result.assessment.city
    return SharedLine(
        city_id=city.party_id,
        name=city.name,
        country=city.country,
        region=str(city.get_region_display()),
        level=result.level,
        level_name=names[result.level - 1] if result.level else "",
        score=result.score,
    )


def _place(result: Result, names: list[str]) -> charts.Place:
    city: City = result.assessment.city
    return charts.Place(
        name=city.name,
        latitude=city.latitude or 0.0,
        longitude=city.longitude or 0.0,
        value=result.level,
        words=names[result.level - 1] if result.level else "",
    )
