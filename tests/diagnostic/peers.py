"""Rounds of many cities with results given outright, for tests of what is told of groups."""

from collections.abc import Mapping, Sequence

from hanse.diagnostic.actions import close_round
from hanse.diagnostic.enums import Basis, State
from hanse.diagnostic.models import Assessment, Result, Round
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.releases import compared_nodes
from hanse.kernel.clock import now
from hanse.members.models import City
from hanse.questions.models import Answer, Sheet
from tests.diagnostic.rounds import SYSTEM, a_round
from tests.factories import CityFactory


def some_cities(number: int, *, region: str = "asia", **rest: object) -> list[City]:
    return [CityFactory(region=region, **rest) for _each in range(number)]


def submitted(
    round_: Round,
    cities: Sequence[City],
    *,
    lowest: float = 20.3,
    scored: bool = True,
    answers: Mapping[str, int] | None = None,
) -> list[Assessment]:
    """Each city's submitted assessment; scores rise by 2 points from city to city, levels with them, or none has one.

    All have the same `answers`, whatever their scores.
    """
    scheme = framework(*round_.method)
    sheets = [Sheet(questionnaire=scheme.key, questionnaire_version=scheme.version) for _ in cities]
    made = [
        Assessment(city=city, round=round_, sheet=sheet, state=State.SUBMITTED, submitted_at=now())
        for city, sheet in zip(cities, Sheet.objects.bulk_create(sheets), strict=True)
    ]
    Assessment.objects.bulk_create(made)
    rows = [
        {"sheet_id": one.sheet_id, "key": key, "value": value} for one in made for key, value in (answers or {}).items()
    ]
    Answer.objects.fill([row | {"state": "answered", "note": "", "complete": True} for row in rows], at=now())
    Sheet.objects.filter(id__in=[one.sheet_id for one in made]).update(frozen_at=now())
    for place, one in enumerate(made):
        score = lowest + 2 * place % 70
        number = {"score": score, "level": min(int(score // 20) + 1, 5), "completeness": 1.0}
        if not scored:
            number = {"score": None, "level": None, "completeness": 0.1}
        nodes = {node.key: number for node in compared_nodes(scheme)}
        for basis in Basis:
            Result.objects.create(
                assessment=one,
                basis=basis,
                framework_key=scheme.key,
                framework_version=scheme.version,
                score=number["score"],
                level=number["level"],
                nodes=nodes,
            )
    return made


def closed_round(cities: Sequence[City], name: str = "Closed round") -> Round:
    """A round in which all the cities have submitted, with its statistics."""
    round_ = a_round(name)
    submitted(round_, cities)
    return close_round(round_, by=SYSTEM)
