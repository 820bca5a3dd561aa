"""Levels of nodes: bands of the score, held back by conditions."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.arrays import Array, Flags, replaced
from hanse.diagnostic.engine.bands import reached
from hanse.diagnostic.engine.model.levels import Ladder
from hanse.diagnostic.engine.ranks import percentile_ranks
from hanse.diagnostic.engine.rounding import rounded

type Levels = NDArray[np.int8]

NO_LEVEL = -1


def levels(scores: Array, ladder: Ladder, gates: Mapping[str, Flags]) -> Levels:
    """Index of the level reached in the ladder, ``(units,)``; NO_LEVEL without a score or below the first start.

    `gates`: by level key, where its conditions hold. A level is reached only where every lower one is.
    """
    compared = percentile_ranks(scores[:, None])[:, 0] if ladder.by_percentile else scores
    if ladder.decimals is not None:
        compared = rounded(compared, ladder.decimals)
    found = np.full(scores.shape, NO_LEVEL, dtype=np.int8)
    start = -np.inf
    for level in ladder.levels:
        start = start if level.start is None else level.start  # none of its own is no further hurdle
        found += reached(compared, start, above=ladder.above)
    for number, level in enumerate(ladder.levels):
        if level.key in gates:
            found = replaced(found, ~gates[level.key] & (found >= number), number - 1)
    return found


def to_next(scores: Array, levels: Levels, ladder: Ladder) -> Array:
    """Points from each score to the start of the next level; 0 where only a condition is not met, NaN at the top.

    There are no points to a place among others: a ladder by percentile gives NaN everywhere.
    """
    if ladder.by_percentile:
        return np.full(len(scores), np.nan)
    starts = [-np.inf if level.start is None else level.start for level in ladder.levels]
    following: Array = np.array([*starts, np.nan]).take(levels - np.int8(NO_LEVEL), mode="clip")
    gap = np.maximum(following - scores, 0.0)
    if ladder.decimals is None:
        return gap
    return replaced(gap, reached(rounded(scores, ladder.decimals), following, above=ladder.above), 0.0)
