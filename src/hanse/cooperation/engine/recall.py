"""How often links that were kept back are found among the first."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from hanse.cooperation.engine.arrays import Floats, Whole
from hanse.cooperation.engine.links import Links
from hanse.cooperation.engine.ranking import blocks

type Shares = NDArray[np.float64]
type Scorer = Callable[[Whole], Floats]
"""Some cities → how well every city matches them, ``(rows, n)``."""


def split(pairs: Whole, *, seed: int, kept_back: float = 0.1) -> tuple[Whole, Whole]:
    """Pairs at random: those that are known, and those that are kept back."""
    order = np.random.default_rng(seed).permutation(len(pairs))
    number = round(len(pairs) * kept_back)
    return pairs[order[number:]], pairs[order[:number]]


def both_ways(pairs: Whole) -> Whole:
    """Each pair asked from both of its ends."""
    return np.concatenate([pairs, pairs[:, ::-1]])


def recall(score: Scorer, links: Links, wanted: Whole, firsts: Sequence[int] = (10, 50)) -> Shares:
    """The share of `wanted` (from, to) that lie among the first 10, 50 … of all cities that are no known partners."""
    return found(score, links, wanted, firsts).sum(axis=0) / max(len(wanted), 1)


def found(score: Scorer, links: Links, wanted: Whole, firsts: Sequence[int] = (10, 50)) -> Shares:
    """Of each of `wanted` (from, to) whether it is among the first 10, 50 …, ``(wanted, firsts)``, 0 to 1.

    Of cities with the same score each comes first equally often, so that what says nothing finds nothing by luck.
    """
    among = np.zeros((len(wanted), len(firsts)))
    for block in blocks(np.arange(len(wanted))):
        rows, targets = wanted[block, 0], wanted[block, 1]
        values = score(rows).copy()
        values[links.matrix[rows].toarray() > 0] = -np.inf
        values[np.arange(len(rows)), rows] = -np.inf
        target = values[np.arange(len(rows)), targets][:, None]
        better, equal = (values > target).sum(axis=1), (values == target).sum(axis=1)
        among[block] = np.stack([np.clip((first - better) / equal, 0, 1) for first in firsts], axis=1)
    return among


def ahead_by(one: Shares, other: Shares) -> Shares:
    """How much more one method finds than another, and half of the 95 % interval, ``(2, firsts)``.

    Both are `found` of the same links asked `both_ways`: a link is one draw, from whichever end it is asked.
    """
    more = (one - other).reshape(2, -1, one.shape[1]).mean(axis=0)
    return np.stack([more.mean(axis=0), 1.96 * more.std(axis=0) / np.sqrt(max(len(more), 1))])
