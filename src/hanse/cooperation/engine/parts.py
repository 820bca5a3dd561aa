"""What is counted of every pair of cities: one number for each part, in the order of `NAMES`.

Parts are made for blocks of cities at once, ``(rows, n)`` each, and added up with the weights of `weights.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from hanse.cooperation.engine.arrays import Bits, Floats, Matrix, Whole
from hanse.cooperation.engine.cities import Cities
from hanse.cooperation.engine.countries import Countries
from hanse.cooperation.engine.links import Links

NAMES = (
    "shared_any",
    "shared",
    "shared_at_home",
    "chains",
    "walks",
    "popularity",
    "affinity",
    "country_held",
    "same_country",
    "nearby",
    "size",
    "distance",
    "country_unknown",
)
NEAR = 20.0
"""Kilometres at which what holds of a city's neighbour counts 1/e for it."""
FEW_CHAINS, RARE_WALK = np.float32(0.1), np.float32(0.01)
"""Below this it hardly matters how few ways of links lead to a city: whether there are some at all says little."""
USUAL_SIZE, MOST_SIZE = np.float32(1.5), np.float32(5)
USUAL_DISTANCE = np.float32(8)
"""What counts where a number is not known: about what two cities anywhere have."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Cities and the links between them, ready for any block of cities."""

    cities: Cities
    links: Links

    def __len__(self) -> int:
        return len(self.cities)

    @cached_property
    def countries(self) -> Countries:
        return Countries.of(self.cities.countries, self.links)

    @cached_property
    def near(self) -> Matrix:
        return self.cities.nearness(NEAR)

    @cached_property
    def _partners_near(self) -> Matrix:
        """Links, then steps to neighbours, which divide by how many neighbours there are."""
        around = np.maximum(np.asarray(self.near.sum(axis=1)).ravel(), 1)
        spread = self.near.copy()
        spread.data /= np.repeat(around, np.diff(spread.indptr))
        made: Matrix = (self.links.matrix @ spread.T).tocsr()
        return made

    def taken(self, rows: Whole) -> Bits:
        """Themselves and their partners: those that are not to be found again, ``(rows, n)``."""
        out = self.links.matrix[rows].toarray() > 0
        out[np.arange(len(rows)), rows] = True
        return out

    def parts(self, rows: Whole) -> Iterator[Floats]:
        """In the order of `NAMES`, one at a time."""
        shared, same = self.links.shared(rows), self.countries.same(rows)
        some = (shared > 0).astype(np.float32)
        yield some
        yield np.log1p(shared)
        yield some * same
        yield np.log(FEW_CHAINS + self.links.chains(rows))
        yield np.log(RARE_WALK + self.links.walks(rows))
        yield _for_each(np.log(0.5 + self.links.degrees), rows)
        yield self.countries.affinity(rows)
        yield (self.countries.has_partner_in(rows, self.links) > 0).astype(np.float32)
        yield same
        yield np.log(0.01 + (self.near[rows] @ self._partners_near).toarray())
        yield self._sizes_apart(rows)
        yield self._distances(rows)
        yield _for_each(self.countries.unknown(), rows)

    def _sizes_apart(self, rows: Whole) -> Floats:
        apart = np.abs(self.cities.sizes[rows, None] - self.cities.sizes)
        return np.minimum(np.where(np.isnan(apart), USUAL_SIZE, apart), MOST_SIZE)

    def _distances(self, rows: Whole) -> Floats:
        ways = self.cities.kilometres(rows)
        return np.where(np.isnan(ways), USUAL_DISTANCE, np.log(30 + ways)).astype(np.float32)


def _for_each(values: Floats, rows: Whole) -> Floats:
    return np.broadcast_to(values.astype(np.float32), (len(rows), len(values)))
