"""Groups by an attribute that is not combined with others: a language that cities have in common, a neighbourhood."""

from collections.abc import Collection, Sequence

import numpy as np

from hanse.diagnostic.engine.arrays import Flags
from hanse.diagnostic.engine.disclosure.groups import Fixed, Groups

MOST_ATOMS = 600
"""Sets of cities that are in the same groups. More cannot be looked through for what they expose (see `atoms`)."""


def with_alone(groups: Groups, *attributes: Sequence[Collection[int]], most_atoms: int = MOST_ATOMS) -> Groups:
    """The groups and, for each further attribute, those of units alike in it alone, in the order of `offered`.

    Each of `attributes` has for every unit its classes, none where it is not known: a unit may be in several. `fixed`
    becomes longer by one for each attribute. Where there would be too many atoms new groups are left out, of the first
    attributes before those of the last, the smallest before the larger.
    """
    width = len(groups.fixed[0]) if groups.fixed else 0
    found = _found(width, attributes)
    labels = np.unique(groups.members, axis=1, return_inverse=True)[1].ravel()
    kept = []
    for fixed, inside in sorted(found, key=lambda one: (_key(one[0])[-1] < 0, -one[1].sum(), _key(one[0]))):
        finer = np.unique(2 * labels + inside, return_inverse=True)[1].ravel()
        if finer.size and finer.max() < most_atoms:
            kept.append((fixed, inside))
            labels = finer
    longer = [
        (fixed + (None,) * len(attributes), inside) for fixed, inside in zip(groups.fixed, groups.members, strict=True)
    ]
    both = sorted([*longer, *kept], key=lambda one: (_wide(one[0]), -one[1].sum(), _key(one[0])))
    members = np.array([inside for _fixed, inside in both], dtype=np.bool_)
    return Groups(tuple(fixed for fixed, _inside in both), members.reshape(len(both), groups.members.shape[1]))


def _found(width: int, attributes: Sequence[Sequence[Collection[int]]]) -> list[tuple[Fixed, Flags]]:
    found: list[tuple[Fixed, Flags]] = []
    for place, of_units in enumerate(attributes):
        for value in sorted({one for classes in of_units for one in classes}):
            fixed: list[int | None] = [None] * (width + len(attributes))
            fixed[width + place] = value
            found.append((tuple(fixed), np.array([value in classes for classes in of_units], dtype=np.bool_)))
    return found


def _wide(fixed: Fixed) -> int:
    return sum(value is not None for value in fixed)


def _key(fixed: Fixed) -> tuple[int, ...]:
    return tuple(-1 if value is None else value for value in fixed)
