"""Which countries' cities choose each other, counted in known links: French cities German ones, more than by chance."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from hanse.cooperation.engine.arrays import Floats, Matrix, Whole
from hanse.cooperation.engine.links import Links

PRIOR = np.float32(5)
"""Links by chance that are added to each country's own, so that a country of one link proves little."""


@dataclass(frozen=True, eq=False)
class Countries:
    """`belongs`: ``(n, k + 1)``, a one where a city is of a country; the last column holds cities of no known one."""

    numbers: Whole
    belongs: Matrix
    affinities: Floats
    """``(k + 1, k + 1)``: how often links go from one country to another, over how often by chance; natural log."""

    @classmethod
    def of(cls, countries: Whole, links: Links) -> "Countries":
        last = int(countries.max(initial=-1)) + 1
        numbers = np.where(countries < 0, last, countries)
        ones = np.ones(len(numbers), np.float32)
        belongs = sparse.csr_array((ones, (np.arange(len(numbers)), numbers)), shape=(len(numbers), last + 1))
        between = (belongs.T @ links.matrix @ belongs).toarray().astype(np.float32)
        ends = between.sum(axis=1)
        by_chance = ends / max(float(ends.sum()), 1.0)
        chosen = (between + PRIOR * by_chance) / (ends[:, None] + PRIOR)
        lift = chosen / np.maximum(by_chance, 1e-6)
        return cls(numbers, belongs, np.log(lift + 0.01).astype(np.float32))

    def affinity(self, rows: Whole) -> Floats:
        """Of some cities' countries to all cities', ``(rows, n)``."""
        return self.affinities[self.numbers[rows]][:, self.numbers]

    def has_partner_in(self, rows: Whole, links: Links) -> Floats:
        """How many partners some cities have already in the country of each city, ``(rows, n)``."""
        held: Floats = (links.matrix[rows] @ self.belongs).toarray()
        held[:, -1] = 0
        return held[:, self.numbers]

    def same(self, rows: Whole) -> Floats:
        """1 where both cities are of the same known country, ``(rows, n)``."""
        unknown = self.belongs.shape[1] - 1
        own = np.where(self.numbers[rows] == unknown, -1, self.numbers[rows])
        return np.asarray(own[:, None] == self.numbers, np.float32)

    def unknown(self) -> Floats:
        return np.asarray(self.numbers == self.belongs.shape[1] - 1, np.float32)
