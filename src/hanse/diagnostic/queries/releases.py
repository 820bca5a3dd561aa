"""Reads of the statistics of groups, as they were released when a round was closed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from hanse.diagnostic.engine.disclosure.statistics import Summary
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.models import Release, Round, Sharing
from hanse.members.public import City

type Classes = tuple[str | None, str | None, str | None]
"""A region, a size and an income group; None where any."""

EVERYBODY: Classes = (None, None, None)
MOST_CLASSES = 2
"""Groups alike in all three would nearly all be too small to be told."""


@dataclass(frozen=True, slots=True)
class Peers:
    """What may be told of a round's groups."""

    round: Round
    counts: Mapping[Classes, int]
    told: Mapping[tuple[Classes, str], Summary]
    levels: Mapping[Classes, list[int]]

    def is_told(self, group: Classes) -> bool:
        """Whether any statistic of the group may be read."""
        return any(each == group for each, _node in self.told)


def classes_of(city: City) -> tuple[str, str, str]:
    """Region, size class and income group of a city; empty where it is not known."""
    return city.region, city.size_class or "", city.income_group


def compared_nodes(framework: Framework) -> list[Node]:
    """The whole and its dimensions; where a framework has none, the parts of the whole."""
    root = framework.root
    dimensions = [node for node in root.nodes() if node.tier == "dimension"]
    return [root, *(dimensions or [part for part in root.parts if isinstance(part, Node)])]


def peers_of(round_: Round) -> Peers | None:
    """The released statistics of a round; None while it is not closed. One query."""
    row = Release.objects.filter(round=round_).first()
    if row is None:
        return None
    return Peers(
        round=round_,
        counts=_counts(row),
        told={(_classes(each["classes"]), each["node"]): _summary(each) for each in row.told},
        levels={_classes(each["classes"]): each["counts"] for each in row.levels},
    )


def released_rounds(framework_key: str) -> list[Round]:
    """The rounds of a framework whose statistics were released, the newest first."""
    return list(Round.objects.filter(framework_key=framework_key, release__isnull=False).order_by("-opens_on", "name"))


def ever_shared(round_: Round) -> set[UUID]:
    """The cities that ever let others see their results of a round: what was seen stays known."""
    return set(Sharing.objects.filter(round=round_).values_list("city_id", flat=True))


def _counts(row: Release) -> Counter[Classes]:
    """How many cities each group has, told or not."""
    found: Counter[Classes] = Counter()
    for each in row.cities:
        region, size, income = each["classes"]
        found.update({(a, b, c) for a in (None, region) for b in (None, size) for c in (None, income)})
    return found


def _classes(stored: list[str | None]) -> Classes:
    region, size, income = stored
    return region, size, income


def _summary(stored: Mapping[str, object]) -> Summary:
    return Summary(stored["count"], stored["median"], tuple(stored["quartiles"]) if stored["quartiles"] else None)  # type: ignore[arg-type]
