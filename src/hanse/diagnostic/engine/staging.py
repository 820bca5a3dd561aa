"""Levels of nodes: bands of the score, held back by conditions."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.arrays import Array, Flags
from hanse.diagnostic.engine.bands import bands
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
    reached = _by_score(compared, ladder)
    for number, level in enumerate(ladder.levels):
        if level.key in gates:
            reached = np.where(gates[level.key], reached, np.minimum(reached, number - 1))
    return reached.astype(np.int8)


def _by_score(scores: Array, ladder: Ladder) -> NDArray[np.intp]:
    """The highest level whose start the score has reached, with those of all below; no start is no hurdle."""
    started = [number for number, level in enumerate(ladder.levels) if level.start is not None]
    starts = [start for level in ladder.levels if (start := level.start) is not None]
    held_at = np.array([*(number - 1 for number in started), len(ladder.levels) - 1], dtype=np.intp)
    if not starts:
        return np.where(np.isnan(scores), NO_LEVEL, len(ladder.levels) - 1)
    found = bands(scores, starts, above=ladder.above)
    return np.where(found < 0, NO_LEVEL, held_at[found])


def to_next(scores: Array, reached: Levels, ladder: Ladder) -> Array:
    """Points from each score to the start of the next level; 0 where only a condition is not met, NaN at the top.

    There are no points to a place among others: a ladder by percentile gives NaN everywhere.
    """
    if ladder.by_percentile:
        return np.full(len(scores), np.nan)
    nexts = np.full(len(ladder.levels) + 1, np.nan)
    for number, level in enumerate(ladder.levels):
        nexts[number] = -np.inf if level.start is None else level.start
    following = nexts[reached.astype(np.intp) + 1]
    compared = scores if ladder.decimals is None else rounded(scores, ladder.decimals)
    enough = compared > following if ladder.above else compared >= following
    return np.where(enough, 0.0, np.maximum(following - scores, 0.0))
