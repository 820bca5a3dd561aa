"""What a reader can work out from several groups: their smallest parts, and the sets of few units that they expose."""

from dataclasses import dataclass, field

import numpy as np
from scipy.linalg import qr

from hanse.diagnostic.engine.arrays import Array, Flags, Whole

NOTHING = 1e-9
MOST_ATOMS = 4


type Sums = tuple[Array, Whole, Whole]
"""Signed sums of none, one or two columns: signs and columns ``(sums, 2)`` (−1: none), and the units of each."""


@dataclass(frozen=True, eq=False)
class Atoms:
    """Units that are in the same groups are one atom: no statistic of a group tells them apart.

    `rows` ``(groups, atoms)`` says which groups hold which atoms, `counts` ``(atoms,)`` how many units each has.
    """

    rows: Array
    counts: Whole
    _few: dict[int, tuple[Whole, Sums]] = field(default_factory=dict)

    def few(self, least: int) -> tuple[Whole, Sums]:
        """The atoms of fewer than `least` units, and the sums of them that may be exposed; made once."""
        if least not in self._few:
            small = np.flatnonzero(self.counts < least)
            self._few[least] = small, _sums(self.counts[small], least)
        return self._few[least]


def atoms_of(members: Flags, counted: Flags) -> Atoms:
    """The atoms of ``members (groups, units)``, with their numbers of units that are `counted`; empty ones left out."""
    rows, index = np.unique(members, axis=1, return_inverse=True)
    counts = np.bincount(index.ravel(), weights=counted, minlength=rows.shape[1]).astype(np.intp)
    return Atoms(rows[:, counts > 0].astype(np.float64), counts[counts > 0])


def exposed(atoms: Atoms, groups: list[int], *, least: int) -> bool:
    """Whether the `groups` expose a set of fewer than `least` units.

    A set is exposed when adding and subtracting groups, with any weights, leaves its atoms alone, each with the
    coefficient 1 or −1: what remains of a group without its published parts, two groups that differ by few, and so on.
    In vectors: x ∈ {−1, 0, 1}, x ≠ 0, lies in the row space, that is P·x = 0 for the projection P onto what is
    orthogonal to it. Found by meeting in the middle: a sum of up to two columns of P that is the opposite of another.

    Raises ValueError where `least` is above 5: a set of five units may be one of five atoms.
    """
    if least > MOST_ATOMS + 1:
        raise ValueError(f"sets of more than {MOST_ATOMS} atoms are not looked for")
    small, sums = atoms.few(least)
    return _has_opposites(_apart_from(atoms.rows[groups], small), sums, least)


def _apart_from(rows: Array, places: Whole) -> Array:
    """Columns of the projection onto what is orthogonal to the rows: ``(atoms, places)``."""
    spanning, triangle, _order = qr(rows.T, mode="economic", pivoting=True)  # far faster than the rows' null space
    spanning = spanning[:, np.abs(np.diag(triangle)) > NOTHING]
    columns: Array = -spanning @ spanning[places].T
    columns[places, np.arange(len(places))] += 1
    return columns


def _has_opposites(columns: Array, sums: Sums, least: int) -> bool:
    """Whether two signed sums of at most two columns, of fewer than `least` units in all, add up to nought."""
    signs, parts, units = sums
    padded = np.append(columns, np.zeros((len(columns), 1)), axis=1)  # the last column stands for none
    # A fixed direction: opposites meet in it too. Few do, and those alone are summed.
    direction = np.cos(np.arange(1, len(columns) + 1) ** 2.0)
    shadow = np.sum((direction @ padded)[parts] * signs, axis=1)
    meets = _meets(shadow)
    signs, parts, units, shadow = signs[meets], parts[meets], units[meets], shadow[meets]
    order = np.argsort(shadow)
    low = np.searchsorted(shadow[order], -shadow - NOTHING)
    high = np.searchsorted(shadow[order], -shadow + NOTHING)
    for one in np.nonzero(high > low)[0]:
        for other in order[low[one] : high[one]]:
            apart = not set(parts[one][parts[one] >= 0]) & set(parts[other][parts[other] >= 0])
            few = 0 < units[one] + units[other] < least
            if apart and few:
                total = padded[:, parts[one]] @ signs[one] + padded[:, parts[other]] @ signs[other]
                if np.all(np.abs(total) <= NOTHING):
                    return True
    return False


def _meets(shadow: Array) -> Whole:
    """Places of the numbers that lie next to another one; every sum's opposite is a sum too, so those alone count."""
    order = np.argsort(shadow)
    near = np.flatnonzero(np.diff(shadow[order]) <= NOTHING)
    places: Whole = order[np.unique(np.concatenate([near, near + 1]))]
    return places


def _sums(counts: Whole, least: int) -> Sums:
    """Every one of columns with so many units."""
    several = len(counts)
    first, second = np.triu_indices(several, 1)
    few = counts[first] + counts[second] < least
    one = np.stack([np.arange(several), np.full(several, -1)], axis=1)
    two = np.stack([first[few], second[few]], axis=1)
    none = np.full((1, 2), -1)
    signed = [(none, (0, 0)), (one, (1, 0)), (one, (-1, 0)), *((two, (a, b)) for a in (1, -1) for b in (1, -1))]
    parts = np.concatenate([which for which, _ in signed])
    signs = np.concatenate([np.tile(np.array(sign, dtype=np.float64), (len(which), 1)) for which, sign in signed])
    units = np.where(parts >= 0, np.append(counts, 0)[parts], 0).sum(axis=1)
    return signs, parts, units
