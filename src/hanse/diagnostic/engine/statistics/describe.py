"""What a reader should know of each column before trusting it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine import columns
from hanse.diagnostic.engine.arrays import Array, Flags, Whole, as_table
from hanse.diagnostic.engine.moments import kurtosis, skewness
from hanse.diagnostic.engine.outliers import Limits


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Below these shares of all units a column is flagged; `outliers` as in treatment. The defaults are COINr's."""

    available: float = 0.65
    nonzero: float = 0.5
    unique: float = 0.5
    outliers: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Figures of each column, ``(indicators,)`` each; NaN where the data do not suffice.

    Counts: values `available`, those that are not zero, distinct ones, and how many units share the most common one.
    """

    units: int
    minimum: Array
    maximum: Array
    mean: Array
    median: Array
    deviation: Array
    skewness: Array
    kurtosis: Array
    available: Whole
    nonzero: Whole
    unique: Whole
    same: Whole

    @property
    def shares(self) -> dict[str, Array]:
        """Available of all units; the other counts of those available, NaN where none is."""
        there = np.where(self.available == 0, np.nan, self.available)
        counts = {"nonzero": self.nonzero, "unique": self.unique, "same": self.same}
        return {"available": self.available / self.units} | {name: count / there for name, count in counts.items()}

    def flags(self, thresholds: Thresholds | None = None) -> dict[str, Flags]:
        """Which columns have too few values, too many zeros, too few distinct values, or outliers."""
        limits = thresholds or Thresholds()
        return {
            "available": self.available / self.units < limits.available,
            "nonzero": self.nonzero / self.units < limits.nonzero,
            "unique": self.unique / self.units < limits.unique,
            "outliers": (np.abs(self.skewness) > limits.outliers.skewness) & (self.kurtosis > limits.outliers.kurtosis),
        }


def describe(values: ArrayLike) -> Description:
    """Description of the columns of ``(units, indicators)``. The figures of COINr's `get_stats`."""
    table = as_table(values)
    unique, same = _runs(table)
    return Description(
        units=table.shape[0],
        minimum=columns.lowest(table)[0],
        maximum=columns.highest(table)[0],
        mean=columns.mean(table)[0],
        median=columns.median(table)[0],
        deviation=columns.standard_deviation(table)[0],
        skewness=skewness(table)[0],
        kurtosis=kurtosis(table)[0],
        available=columns.count(table)[0],
        nonzero=np.sum((table != 0) & ~np.isnan(table), axis=0, dtype=np.intp),
        unique=unique,
        same=same,
    )


def _runs(table: Array) -> tuple[Whole, Whole]:
    """How many distinct values each column has, and how many units share its most common one."""
    ordered = np.sort(table, axis=0)  # NaN last
    begins = ~np.isnan(ordered)
    begins[1:] &= ordered[1:] != ordered[:-1]
    positions = np.arange(table.shape[0], dtype=np.intp)[:, None]
    first = np.maximum.accumulate(np.where(begins, positions, 0), axis=0)
    lengths = np.where(np.isnan(ordered), 0, positions - first + 1)
    return begins.sum(axis=0, dtype=np.intp), lengths.max(axis=0, initial=0)
