"""Where a city stood in closed rounds, as it was worked out once after each was closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from hanse.diagnostic.models import Placement, Round
from hanse.diagnostic.queries.releases import Classes, read_classes


@dataclass(frozen=True, slots=True)
class Place:
    """`percentiles` by group and node: how many in a hundred of the others had fewer points.

    `near` is the number of its neighbourhood, `mean` and `farthest` the distances in it. Between `first` and `last`
    lies its rank among `ranked`.
    """

    near: int | None = None
    mean: float | None = None
    farthest: float | None = None
    first: int | None = None
    last: int | None = None
    ranked: int = 0
    percentiles: Mapping[tuple[Classes, str], int] | None = None

    def percentile(self, group: Classes, node: str) -> int | None:
        return (self.percentiles or {}).get((group, node))


NOWHERE = Place()
"""Of a city that did not count, and of each while the places are not worked out."""


def places_of(city_id: UUID, rounds: Sequence[Round]) -> dict[UUID, Place]:
    """By round; one query."""
    found = Placement.objects.filter(city_id=city_id, release__round__in=rounds)
    return {one.release.round_id: _place(one) for one in found.select_related("release").defer(*_RELEASE)}


_RELEASE = tuple(f"release__{name}" for name in ("cities", "counts", "told", "levels", "separating"))


def _place(row: Placement) -> Place:
    percentiles = {
        (read_classes(each["classes"]), node): share
        for each in row.groups
        for node, share in each["percentiles"].items()
    }
    return Place(row.near, row.near_mean, row.near_farthest, row.first, row.last, row.ranked, percentiles)
