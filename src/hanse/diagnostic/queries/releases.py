"""Reads of the statistics of groups, as they were released when a round was closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from hanse.diagnostic.engine.disclosure.statistics import Summary
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.enums import Audience, SharingLevel
from hanse.diagnostic.models import Release, Round, Sharing
from hanse.members.public import City

type Classes = tuple[str | None, str | None, str | None, str | None, str | None]
"""A region, a size and an income group, a language, and the number of a neighbourhood; None where any."""

EVERYBODY: Classes = (None, None, None, None, None)
MOST_CLASSES = 2
"""Groups alike in region, size and income would nearly all be too small to be told. The others stand alone."""


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
    """The released statistics of a round; None while it is not closed. One query, two where they have changed."""
    return peers_in([round_]).get(round_.id)


def peers_in(rounds: Sequence[Round]) -> dict[UUID, Peers]:
    """The same of several rounds, by round; one query, and one for each whose statistics have changed."""
    found = Release.objects.filter(round__in=rounds).values_list("round_id", "id", "narrowed")
    by_id = {one.id: one for one in rounds}
    return {round_id: Peers(by_id[round_id], *_read(*mark)) for round_id, *mark in found}


type Read = tuple[Mapping[Classes, int], Mapping[tuple[Classes, str], Summary], Mapping[Classes, list[int]]]


@lru_cache(maxsize=32)
def _read(release_id: UUID, _narrowed: int) -> Read:
    """Kept by how often something was taken from it: nothing else ever changes."""
    row = Release.objects.defer("cities").get(id=release_id)
    return (
        {read_classes(each["classes"]): each["count"] for each in row.counts},
        {(read_classes(each["classes"]), each["node"]): _summary(each) for each in row.told},
        {read_classes(each["classes"]): each["counts"] for each in row.levels},
    )


def released_rounds(framework_key: str) -> list[Round]:
    """The rounds of a framework whose statistics were released, the newest first."""
    return list(Round.objects.filter(framework_key=framework_key, release__isnull=False).order_by("-opens_on", "name"))


SHOWN_TO = {Audience.PUBLIC: [SharingLevel.PUBLIC], Audience.MEMBERS: list(SharingLevel)}
"""The consents by which an audience sees a city's results."""


def ever_shared(round_: Round, to: Audience) -> set[UUID]:
    """The cities that ever let an audience see their results of a round: what was seen stays known."""
    return set(Sharing.objects.filter(round=round_, level__in=SHOWN_TO[to]).values_list("city_id", flat=True))


def read_classes(stored: list[str | None]) -> Classes:
    """Releases drawn before there were languages and neighbourhoods have three classes."""
    region, size, income, language, near = (*stored, None, None)[:5]
    return region, size, income, language, near


def _summary(stored: Mapping[str, object]) -> Summary:
    return Summary(stored["count"], stored["median"], tuple(stored["quartiles"]) if stored["quartiles"] else None)  # type: ignore[arg-type]
