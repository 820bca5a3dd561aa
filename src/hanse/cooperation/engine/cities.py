"""What is known of n cities, as arrays; a city is its place in them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.spatial import KDTree

from hanse.cooperation.engine.arrays import Floats, Matrix, Whole

EARTH = 6371.0
"""Mean radius in kilometres."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Cities:
    """Each array has n entries: numbers of countries (-1: not known), people and degrees (NaN: not known)."""

    countries: Whole
    people: Floats
    latitudes: Floats
    longitudes: Floats

    def __len__(self) -> int:
        return len(self.countries)

    @cached_property
    def sizes(self) -> Floats:
        """Natural logarithms of the numbers of people; under 300 counts as 300."""
        return np.log(np.maximum(self.people, 300)).astype(np.float32)

    @cached_property
    def points(self) -> Floats:
        """Places on the unit sphere, ``(n, 3)``."""
        north, east = np.radians(self.latitudes), np.radians(self.longitudes)
        flat = np.cos(north)
        return np.stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)], axis=1).astype(np.float32)

    def kilometres(self, rows: Whole) -> Floats:
        """Great-circle distances from some cities to all, ``(rows, n)``; NaN where a place is not known."""
        toward = np.clip(self.points[rows] @ self.points.T, -1, 1)
        return np.asarray(EARTH * 2 * np.arcsin(np.sqrt(np.maximum(1 - toward, 0) / 2)), np.float32)

    def nearness(self, scale: float) -> Matrix:
        """exp(-kilometres / scale) up to three times that far, nothing beyond and for a city itself; ``(n, n)``."""
        known = np.flatnonzero(~np.isnan(self.points).any(axis=1))
        if not len(known):
            return sparse.csr_array((len(self), len(self)), dtype=np.float32)
        tree = KDTree(self.points[known].astype(np.float64))
        near = tree.sparse_distance_matrix(tree, 3 * scale / EARTH, output_type="coo_matrix")
        apart = near.row != near.col
        weights = np.exp(-near.data[apart] * EARTH / scale).astype(np.float32)
        at = (known[near.row[apart]], known[near.col[apart]])
        return sparse.csr_array((weights, at), shape=(len(self), len(self)))
