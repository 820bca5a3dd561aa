"""Known partnerships between n cities, and what they say of pairs that are none yet.

Every measure takes some cities (`rows`) and gives ``(rows, n)``. A link has no direction.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from hanse.cooperation.engine.arrays import Floats, Matrix, Whole

STEPS = 8
STAY = np.float32(0.15)
"""A walk goes back to where it began with this probability at each of its steps."""


@dataclass(frozen=True, eq=False)
class Links:
    """The symmetric matrix of ones."""

    matrix: Matrix

    @classmethod
    def of(cls, pairs: Whole, number: int) -> "Links":
        """From ``(m, 2)`` places of cities among `number`; a pair counts once, and no city is its own partner."""
        apart = pairs[pairs[:, 0] != pairs[:, 1]]
        ends = np.concatenate([apart, apart[:, ::-1]]).reshape(-1, 2)
        ones = np.ones(len(ends), np.float32)
        matrix = sparse.csr_array((ones, (ends[:, 0], ends[:, 1])), shape=(number, number))
        matrix.data[:] = 1
        return cls(matrix)

    @cached_property
    def degrees(self) -> Floats:
        """How many partners each city has."""
        return np.diff(self.matrix.indptr).astype(np.float32)

    def partners(self, city: int) -> Whole:
        begin, end = self.matrix.indptr[city : city + 2]
        return np.sort(self.matrix.indices[begin:end]).astype(np.int64)

    def number_shared(self, rows: Whole) -> Floats:
        """Common neighbours: how many partners two cities share."""
        return (self.matrix[rows] @ self.matrix).toarray()

    def shared(self, rows: Whole) -> Floats:
        """The same, where a partner with many others counts less: Adamic and Adar (2003), Σ 1 / ln degree."""
        several = self.degrees > 1
        weights = np.where(several, 1 / np.log(np.where(several, self.degrees, 2)), 0).astype(np.float32)
        return (self.matrix[rows] @ _diagonal(weights) @ self.matrix).toarray()

    def chains(self, rows: Whole) -> Floats:
        """Ways of three links, each divided by the root of the degrees between: Kovács and others (2019)."""
        half = _diagonal(self._power(0.5))
        return (self.matrix[rows] @ half @ self.matrix @ half @ self.matrix).toarray()

    def walks(self, rows: Whole) -> Floats:
        """Where a walk over links from a city is after some steps, times √(degree there / degree here)."""
        root = np.sqrt(np.maximum(self.degrees, 0.5))
        start: Floats = np.zeros((len(self.degrees), len(rows)), np.float32)
        start[rows, np.arange(len(rows))] = 1
        there = start
        for _step in range(STEPS):
            there = np.asarray(STAY * start + (1 - STAY) * (self._even @ there), np.float32)
        return np.asarray(there.T * root / root[rows, None], np.float32)

    @cached_property
    def _even(self) -> Matrix:
        half = _diagonal(self._power(0.5))
        return (half @ self.matrix @ half).tocsr()

    def _power(self, exponent: float) -> Floats:
        some = np.maximum(self.degrees, 1) ** -exponent
        return np.where(self.degrees > 0, some, 0).astype(np.float32)


def _diagonal(values: Floats) -> Matrix:
    return sparse.diags_array(values, format="csr")
