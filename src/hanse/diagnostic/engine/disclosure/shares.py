"""Of a group, the share that has reached a step of a question, as far as it may be told."""

import numpy as np

from hanse.diagnostic.engine.arrays import Whole
from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_QUARTILES

TENTHS = 10


def reaching(chosen: Whole, options: int) -> list[int] | None:
    """How many tenths of the units that answered have chosen option 2, 3 … `options` or a higher one.

    ``chosen (units,)`` counts options from 1; 0 is no answer. None where fewer than fifteen answered. Never 0 nor 10
    tenths: 9 says nine or more, 1 one or fewer, so that no answer of a single unit follows from what all have.
    """
    known = chosen[chosen > 0]
    if len(known) < LEAST_FOR_QUARTILES:
        return None
    shares = [TENTHS * float(np.mean(known >= option)) for option in range(2, options + 1)]
    return [min(max(round(share), 1), TENTHS - 1) for share in shares]


def banded(levels: Whole, number: int) -> list[range]:
    """The levels 1 to `number` in bands that each hold fifteen units or more, the highest first, as ranges of levels.

    A level with fewer is joined with the next one below; the lowest ones with too few are in no band. ``levels
    (units,)``, 0 for none. Bands do not overlap, so no two of them differ by a few units.
    """
    found, top, inside = [], number, 0
    for level in range(number, 0, -1):
        inside += int(np.count_nonzero(levels == level))
        if inside >= LEAST_FOR_QUARTILES:
            found.append(range(level, top + 1))
            top, inside = level - 1, 0
    return found
