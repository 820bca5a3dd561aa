"""Which groups may be told beside one another, so that no sum or difference of them is about a few units.

Who knows the statistics of a group and of the same group without one city knows something of that city. So a group is
told only where, beside all that are told before it, it exposes no set of fewer than `least` units (see `atoms`): a
refinement that leaves few, the rest of a whole when its other parts are told, two overlapping groups that are nearly
one, and what several groups give together.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from hanse.diagnostic.engine.arrays import Flags
from hanse.diagnostic.engine.disclosure.atoms import atoms_of, exposed
from hanse.diagnostic.engine.disclosure.groups import Groups


def admit(groups: Groups, numbers: Iterable[int], guarded: Sequence[Flags], *, least: int) -> list[int]:
    """Those of the groups (by number, in this order) that may be told together.

    Each of `guarded` ``(units,)`` marks units of which no set of 1 to `least` − 1 may be exposed: all that have the
    number in question, and those whose number readers do not know already.
    """
    atoms = [atoms_of(groups.members, flags) for flags in guarded]

    def expose_nobody(chosen: list[int]) -> bool:
        return not any(exposed(each, chosen, least=least) for each in atoms)

    taken: list[int] = []
    left, near = list(numbers), _nearly_one(groups, guarded, least)
    while left := [each for each in left if not near[each, taken].any()]:
        more = _most(lambda count: expose_nobody(taken + left[:count]), len(left))  # noqa: B023 - called at once
        taken, left = taken + left[:more], left[more + 1 :]
    return taken


def _nearly_one(groups: Groups, guarded: Sequence[Flags], least: int) -> Flags:
    """``(groups, groups)``: which two differ by few units of one of `guarded`; these need no longer look."""
    found = np.zeros((len(groups.members), len(groups.members)), dtype=np.bool_)
    for flags in guarded:
        inside = groups.members[:, flags].astype(np.float32)
        common, sizes = inside @ inside.T, inside.sum(axis=1)
        apart = sizes[:, None] + sizes[None, :] - 2 * common
        found |= (apart > 0) & (apart < least)
    return found


def _most(holds: Callable[[int], bool], limit: int) -> int:
    """The greatest count up to `limit` for which it holds: for 0 it does, and where it fails it fails for all above.

    So more groups expose whatever fewer do. Asks for all first, then for 1, 2, 4 … more, then between.
    """
    if holds(limit):
        return limit
    low, high, step = 0, limit, 1
    while high - low > 1:
        middle = min(low + step, (low + high) // 2)
        if holds(middle):
            low, step = middle, step * 2
        else:
            high = middle
    return low
