"""Neighbourhoods: groups of the units whose contexts are nearest, each unit in one of them.

Were every unit compared with its own nearest ones, two such groups would often differ by one or two units, and their
statistics would give those away. So neighbourhoods do not overlap: microaggregation, in the order of MDAV
(Domingo-Ferrer and Torra 2005, Data Mining and Knowledge Discovery 11, 195-212).
"""

from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.arrays import Array, Whole

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Neighbourhoods:
    """For each unit the number of its neighbourhood, and how far its neighbours are from it: on average and at most.

    `NOWHERE`, and NaN, for a unit whose context is not known, and for all where fewer than `least` units have one.
    """

    numbers: Whole
    mean: Array
    farthest: Array


def neighbourhoods(context: Array, *, least: int) -> Neighbourhoods:
    """Divide units by their ``context (units, features)`` into neighbourhoods of `least` to less than twice `least`.

    Distances are Euclidean; a unit with a NaN is left out. The unit farthest from the middle of those that are left
    gathers the `least` - 1 nearest to it, then the one farthest from it does, and so on.
    """
    numbers = np.full(len(context), NOWHERE, dtype=np.intp)
    left = np.flatnonzero(~np.isnan(context).any(axis=1))
    left = left[np.lexsort(context[left].T)]  # the order of the units decides nothing
    if len(left) < least:
        return _measured(context, numbers)
    number = 0
    while len(left) >= 2 * least:
        start = context[left].mean(axis=0)
        for _each in range(2):
            if len(left) < 2 * least:
                break
            centre = context[left[_distances(context[left], start).argmax()]]
            near = np.argsort(_distances(context[left], centre), kind="stable")[:least]
            numbers[left[near]] = number
            left, start, number = np.delete(left, near), centre, number + 1
    numbers[left] = number
    return _measured(context, numbers)


def _measured(context: Array, numbers: Whole) -> Neighbourhoods:
    mean, farthest = np.full(len(context), np.nan), np.full(len(context), np.nan)
    for number in range(numbers.max(initial=NOWHERE) + 1):
        inside = np.flatnonzero(numbers == number)
        apart = np.sqrt(((context[inside, None, :] - context[None, inside, :]) ** 2).sum(axis=2))
        mean[inside], farthest[inside] = apart.sum(axis=1) / max(len(inside) - 1, 1), apart.max(axis=1)
    return Neighbourhoods(numbers, mean, farthest)


def _distances(context: Array, centre: Array) -> Array:
    found: Array = ((context - centre) ** 2).sum(axis=1)
    return found
