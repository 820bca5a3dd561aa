"""Variance-based sensitivity: how much of an outcome's variance each input brings about.

Saltelli et al. (2010), "Variance based sensitivity analysis of model output", Computer Physics Communications 181:
the radial design A, B, AB_i, their estimator of first-order indices, and Jansen's (1999) of total ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.arrays import Array


@dataclass(frozen=True, slots=True)
class Design:
    """`first` and `second` are ``(size, width)`` points of the unit cube, all alike independent."""

    first: Array
    second: Array

    def mixed(self, coordinates: slice) -> Array:
        """The first points, with these coordinates from the second: what changes is one input alone."""
        points = self.first.copy()
        points[:, coordinates] = self.second[:, coordinates]
        return points


@dataclass(frozen=True, slots=True)
class Indices:
    """Of each input (rows) and outcome (columns): share of variance alone, and with all that it takes part in.

    ``(inputs, outcomes)``. Estimates: they may lie a little outside 0 to 1. NaN where the outcome does not vary.
    """

    first: Array
    total: Array


def check_size(size: int) -> None:
    """Raises ValueError unless it is a power of two."""
    if size < 2 or size & (size - 1):
        raise ValueError(f"a Sobol design has a power of two of points, not {size}")


def design(width: int, size: int, *, seed: int = 0) -> Design:
    """Points of a scrambled Sobol sequence of 2·`width` dimensions; `size` is a power of two, which it is balanced for.

    First and second coordinates take turns: neighbouring dimensions of the sequence cover their square evenly from the
    first points on, distant ones do not, and an index of hundreds of weights then comes out far off.

    Raises:
        ValueError: another size.
    """
    # Imported here: scipy.stats takes half a second to load, and every start of the site would wait for it.
    from scipy.stats import qmc

    check_size(size)
    points = qmc.Sobol(2 * width, rng=np.random.default_rng(seed)).random(size)
    return Design(points[:, ::2], points[:, 1::2])


def indices(first: Array, second: Array, mixed: Sequence[Array]) -> Indices:
    """Sensitivity indices from outcomes at the design: ``(size, outcomes)`` each, `mixed` one per input."""
    both = np.concatenate([first, second])
    centre, variance = np.mean(both, axis=0), np.var(both, axis=0)
    variance = np.where(variance <= 1e-24 * np.maximum(1.0, centre**2), np.nan, variance)
    # The second outcomes are taken about their mean: the same expectation with less noise.
    moved = [one - first for one in mixed]
    return Indices(
        first=np.stack([np.mean((second - centre) * step, axis=0) for step in moved]) / variance,
        total=np.stack([np.mean(step**2, axis=0) for step in moved]) / (2 * variance),
    )
