"""Medians and quartiles that are no single city's number.

A quantile in its usual definition is the value of one or two units. Here each is a weighted mean of all values of the
group, rounded, and moved on where it would still equal one of them. It depends on nothing but the values, so asking
again tells nothing new.
"""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array

STEP = 0.5
"""Published values are multiples of half a point."""

LEAST_SPREAD = 2.0
"""Where all values lie closer together than this (points), any summary would tell each of them."""

TOUCHING = 1e-6


@cache
def weights(count: int, share: float) -> Array:
    """Weights ``(count,)`` of the ordered values in the quantile `share` (0 to 1); their sum is 1.

    wᵢ = C(n−1, i−1)·pⁱ⁻¹·(1−p)ⁿ⁻ⁱ, the Bernstein polynomial estimator: Cheng (1995), Statistics & Probability Letters
    24, 321-330. It is close to that of Harrell and Davis (1982), Biometrika 69, 635-640, whose weights are beta
    instead of binomial.
    """
    last = count - 1
    logs = [
        math.lgamma(last + 1)
        - math.lgamma(place + 1)
        - math.lgamma(last - place + 1)
        + place * math.log(share)
        + (last - place) * math.log(1 - share)
        for place in range(count)
    ]
    found: Array = np.exp(np.array(logs))
    return found / found.sum()


def smoothed(values: ArrayLike, share: float) -> float:
    """The quantile `share` of the values as a weighted mean of them all. Raises ValueError for none."""
    ordered = np.sort(np.asarray(values, dtype=np.float64))
    if not ordered.size:
        raise ValueError("a quantile needs at least one value")
    return float(weights(ordered.size, share) @ ordered)


def published(values: ArrayLike, shares: Sequence[float], *, scale: tuple[float, float] = (0, 100)) -> list[float]:
    """The quantiles at rising `shares`, as they may be told; an empty list where none may.

    Each is the multiple of `STEP` within the scale next to the smoothed quantile that equals no single value. None may
    be told where the values lie within `LEAST_SPREAD` of one another, or where no multiple is left.
    """
    table = np.asarray(values, dtype=np.float64)
    if np.ptp(table) < LEAST_SPREAD:
        return []
    steps = np.arange(math.ceil(scale[0] / STEP), math.floor(scale[1] / STEP) + 1) * STEP
    free = steps[(np.abs(steps[:, None] - table[None, :]) > TOUCHING).all(axis=1)]
    if not free.size:
        return []
    return [float(free[np.argmin(np.abs(free - smoothed(table, share)))]) for share in shares]


def rounded_counts(classes: ArrayLike, number: int, *, base: int = 5) -> list[int]:
    """How many of `classes` (1 to `number`) fall in each, to the nearest multiple of `base`; 0 means fewer than half.

    The rounding of counts by which the Higher Education Statistics Agency (United Kingdom) publishes small tables.
    """
    counts = np.bincount(np.asarray(classes, dtype=np.intp), minlength=number + 1)[1 : number + 1]
    return [int(base * ((count + base // 2) // base)) for count in counts]
