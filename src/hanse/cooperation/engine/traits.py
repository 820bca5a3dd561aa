"""What cities have in common that links say little of: region, size, income, languages, and a profile of scores.

A score that is not known is NaN. What is put in must be what the asking city may know: its own scores, and of others
those alone that they share (doc/method/matching.md).
"""

from dataclasses import dataclass

import numpy as np

from hanse.cooperation.engine.arrays import Bits, Floats, Whole

ALIKE = {"region": 0.4, "size": 0.5, "income": 0.4, "language": 0.6}
"""Standard deviations of the score from links and places that each thing in common counts."""
PROFILE = 1.0
"""The same for profiles that are equal; nothing for those that are `FAR` points apart."""
FAR = 40.0
BOTH = 2
"""Dimensions that both must have before their profiles are compared."""
LEAD = 10.0
"""Points by which another city is ahead before it is said to be strong where a city is weak."""
MOST_GAPS = 3
OFFER = 10.0
"""Points that a city counts more at a dimension that it offers to help with."""
ALIKE_FROM = 0.75
"""From which likeness on two profiles are called alike."""
BESIDE = 10.0
"""Points of lead that a standard deviation of likeness counts among cities that have solved something."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Traits:
    """Of n cities: numbers of groups (-1: not known), and the languages that each speaks, ``(n, l)``."""

    regions: Whole
    sizes: Whole
    incomes: Whole
    languages: Bits

    def alike(self, city: int) -> dict[str, Bits]:
        """By the names of `ALIKE`, where each city has it in common with this one."""
        groups = {"region": self.regions, "size": self.sizes, "income": self.incomes}
        same = {name: (every == every[city]) & (every[city] >= 0) for name, every in groups.items()}
        return same | {"language": (self.languages & self.languages[city]).any(axis=1)}


def likeness(own: Floats, others: Floats) -> Floats:
    """How alike the profiles of others, ``(n, d)``, are to one, ``(d,)``: 0 to 1, NaN where too little is known."""
    apart = np.abs(others - own)
    number = (~np.isnan(apart)).sum(axis=1)
    mean = np.nansum(apart, axis=1) / np.maximum(number, 1)
    return np.asarray(np.where(number >= BOTH, np.clip(1 - mean / FAR, 0, 1), np.nan), np.float32)


def gaps(own: Floats) -> Whole:
    """Where a city is weakest: up to three of its dimensions, the weakest first, never its strongest."""
    known = np.flatnonzero(~np.isnan(own))
    ordered = known[np.argsort(own[known], kind="stable")]
    return ordered[: min(MOST_GAPS, max(len(ordered) - 1, 0))].astype(np.int64)


def ahead(own: Floats, others: Floats, offers: Bits, wanted: Whole) -> Floats:
    """Points by which others are ahead at the wanted dimensions, ``(n, wanted)``: 0 where they do not lead.

    A city that offers help there (`offers`, ``(n, d)``) counts, whether it shares its scores or not.
    """
    lead = np.nan_to_num(others[:, wanted] - own[wanted], nan=0.0)
    lead = np.where(lead >= LEAD, lead, 0)
    return np.asarray(lead + OFFER * offers[:, wanted], np.float32)


def standardised(values: Floats) -> Floats:
    """Mean 0 and deviation 1 over what is finite; the rest stays."""
    finite = np.isfinite(values)
    if not finite.any():
        return values
    spread = float(values[finite].std()) or 1.0
    return np.asarray((values - values[finite].mean()) / spread, np.float32)
