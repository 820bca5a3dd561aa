"""The groups of which statistics can be offered: all units, and those alike in one or more attributes."""

import itertools
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.arrays import Flags, Whole

UNKNOWN = -1
type Fixed = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """`fixed[g]` is the class that group g fixes of each attribute, None where it fixes none.

    `members` is ``(groups, units)``. The order is that in which groups are considered: the widest first, among equally
    wide ones the larger first.
    """

    fixed: tuple[Fixed, ...]
    members: Flags


def offered(classes: Whole, *, depth: int | None = None) -> Groups:
    """Every group of units alike in at most `depth` attributes (default: any number), that has a member.

    `classes` ``(units, attributes)`` holds numbers from 0, or `UNKNOWN`: such a unit is in no group of that attribute.
    The order of units changes nothing but the order of columns in `members`.
    """
    attributes = classes.shape[1]
    values: list[list[int | None]] = [[None, *_known(classes[:, each])] for each in range(attributes)]
    found = []
    for fixed in itertools.product(*values):
        width = sum(value is not None for value in fixed)
        if depth is None or width <= depth:
            inside = np.ones(len(classes), dtype=np.bool_)
            for attribute, value in enumerate(fixed):
                if value is not None:
                    inside &= classes[:, attribute] == value
            if inside.any():
                key = tuple(UNKNOWN if value is None else value for value in fixed)
                found.append((width, -int(inside.sum()), key, fixed, inside))
    found.sort(key=lambda one: one[:3])
    members = np.array([one[4] for one in found], dtype=np.bool_).reshape(len(found), len(classes))
    return Groups(fixed=tuple(one[3] for one in found), members=members)


def _known(column: Whole) -> list[int]:
    return sorted({int(value) for value in column} - {UNKNOWN})
