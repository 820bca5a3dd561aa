"""Rounding as people and published tables do it."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array

NOISE = 1e-9
"""A part this close to one half (in units of the last place kept) is one half: 2.675 means 2.675, not 2.67499999…"""


class Halves(StrEnum):
    """Where one half goes: to the even neighbour (IEEE 754, R, Python) or away from zero (schools, Excel)."""

    EVEN = "even"
    UP = "up"


def rounded(values: ArrayLike, decimals: int = 0, halves: Halves | str = Halves.EVEN) -> Array:
    """`values` to `decimals` places (negative: tens, hundreds…), any shape; NaN stays NaN.

    A number counts as one half of its last place where its decimal form is, though the nearest binary number is not.
    """
    numbers = np.asarray(values, dtype=np.float64)
    scale = 10.0 ** abs(decimals)
    scaled = np.abs(numbers * scale if decimals >= 0 else numbers / scale)
    below = np.floor(scaled)
    part = scaled - below
    noise = NOISE + scaled * 4 * np.finfo(np.float64).eps
    half = np.abs(part - 0.5) <= noise
    up = np.where(half, below % 2 == 1, part > 0.5) if Halves(halves) is Halves.EVEN else half | (part > 0.5)
    whole = np.copysign(below + up, numbers)
    return whole / scale if decimals >= 0 else whole * scale
