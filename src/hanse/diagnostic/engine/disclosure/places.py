"""Where a unit stands in a group, as far as it may be told: its percentile, and between which places it lies."""

import numpy as np

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_QUARTILES
from hanse.diagnostic.engine.ranks import Ties, percentile_ranks

LARGE = 50
"""Units from which percentiles are told to the nearest 5, below to the nearest 10: more than two units each."""
BASE = 5


def percentiles(scores: Array) -> Array | None:
    """How many in a hundred of the others have less than each unit, ``(units,)``, as it may be told; None for too few.

    Never 0 nor 100, which would tell something of every other unit: the least and most are the step and 100 without it.
    """
    if len(scores) < LEAST_FOR_QUARTILES:
        return None
    step = BASE if len(scores) >= LARGE else 2 * BASE
    shares = 100 * percentile_ranks(scores[:, None], Ties.MINIMUM)[:, 0]
    return np.clip(np.round(shares / step) * step, step, 100 - step)


def outwards(low: Array, high: Array, count: int) -> tuple[Array, Array]:
    """Places from 1 to `count`, each moved outwards to 1, a multiple of five, or the last place."""
    first = np.floor(low / BASE) * BASE
    last = np.ceil(high / BASE) * BASE
    return np.maximum(first, 1), np.minimum(last, count)
