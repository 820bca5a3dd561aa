"""Which band of a scale a score lies in, and how far the next one is."""

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array, Flags, Whole

NOISE = 1e-9
"""A score this much below a limit has reached it: a mean of 60 may be computed as 59.999999999999986."""


def bands(scores: ArrayLike, starts: ArrayLike, *, above: bool = False) -> Whole:
    """Band of each score: 0 below the first start, k from the k-th start up; -1 where the score is missing.

    Args:
        scores: any shape; the result has the same.
        starts: ``(bands,)`` where the bands begin, increasing, for instance 20, 40, 60, 80 for five bands.
        above: a start itself still belongs to the band below (closed on the right).

    Raises:
        ValueError: the starts do not increase.
    """
    limits = _limits(starts)
    values = np.asarray(scores, dtype=np.float64)
    found = np.negative(np.isnan(values), dtype=np.intp)
    for limit in limits:  # a handful: comparing costs a tenth of searching
        found += reached(values, limit, above=above)
    return found


def reached(scores: Array, limit: Array | float, *, above: bool = False) -> Flags:
    """Where a score has reached a limit, or lies `above` it; a missing one has not."""
    return scores > limit + NOISE if above else scores >= limit - NOISE


def gaps(scores: ArrayLike, starts: ArrayLike, *, above: bool = False) -> Array:
    """Points from each score to the start of the next band; NaN in the last band and where the score is missing."""
    limits = _limits(starts)
    found = bands(scores, limits, above=above)
    nexts = np.append(limits, np.nan)
    return np.where(found < 0, np.nan, nexts[found]) - np.asarray(scores, dtype=np.float64)


def _limits(starts: ArrayLike) -> Array:
    limits = np.asarray(starts, dtype=np.float64)
    if limits.ndim != 1 or np.any(np.diff(limits) <= 0):
        raise ValueError("bands start at increasing numbers")
    return limits
