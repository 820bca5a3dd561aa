"""Cities in the order in which they match a city."""

from collections.abc import Iterator, Mapping

import numpy as np

from hanse.cooperation.engine.arrays import Floats, Whole
from hanse.cooperation.engine.parts import NAMES, Pairs

BLOCK = 256
"""Cities at a time: a block of 10,000 columns is 10 MB for each part."""


def scores(pairs: Pairs, rows: Whole, weights: Mapping[str, float]) -> Floats:
    """How well every city matches some, ``(rows, n)``; themselves and their partners have -inf."""
    total = np.zeros((len(rows), len(pairs)), np.float32)
    for name, part in zip(NAMES, pairs.parts(rows), strict=True):
        if weight := weights.get(name, 0):
            total += np.float32(weight) * part
    total[pairs.taken(rows)] = -np.inf
    return total


def best(values: Floats, most: int) -> Whole:
    """The places of the greatest of one city's scores, the best first; among equals the first; never -inf."""
    finite = np.flatnonzero(values > -np.inf)
    if len(finite) > most > 0:  # only what can be among the first is put in order
        least = np.partition(values[finite], -most)[-most]
        finite = finite[values[finite] >= least]
    order = finite[np.argsort(-values[finite], kind="stable")]
    return order[:most].astype(np.int64)


def blocks(rows: Whole, size: int = BLOCK) -> Iterator[Whole]:
    for begin in range(0, len(rows), size):
        yield rows[begin : begin + size]
