"""Outranking: units are compared two by two, so that no indicator makes good for another.

Copeland (1951); Munda & Nardo (2009), "Noncompensatory/nonlinear composite indicators for ranking countries".
"""

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array, as_table

NOISE = 1e-12
"""Weights that differ by less than this share of their sum are equal: 0.1 + 0.2 against 0.3 is a tie."""
BLOCK = 4_000_000
"""Pairs held at a time."""


def outranking(values: ArrayLike, weights: ArrayLike | None = None) -> Array:
    """Share of the weight in which unit i is better than unit j, equals counted half: ``(units, units)``.

    Args:
        values: ``(units, indicators)``. An indicator that one of a pair lacks is left out and the rest rescaled;
            without any in common the share is one half.
        weights: ``(indicators,)``, None for equal ones.

    The diagonal is 0, and otherwise ``m[i, j] + m[j, i] == 1``. Memory and time grow with the square of the units.
    """
    table = as_table(values)
    lead, shared = _lead(table, table, _weights(weights, table.shape[-1]))
    shares = np.where(shared == 0, 0.5, 0.5 + lead / np.where(shared == 0, 1.0, shared) / 2)
    np.fill_diagonal(shares, 0.0)
    return shares


def copeland(values: ArrayLike, weights: ArrayLike | None = None) -> Array:
    """Units that a unit beats minus units that beat it: ``(units, indicators)`` → ``(units,)``, from 1 - n to n - 1.

    A beats B where it is better in more weight than B is. NaN for a unit without any value; pairs without an indicator
    in common are ties. Works through blocks of units: any number of them fits in memory, time grows with its square.
    """
    table = as_table(values)
    share = _weights(weights, table.shape[-1])
    step = max(1, BLOCK // max(1, table.shape[0]))
    scores = np.empty(table.shape[0])
    for start in range(0, table.shape[0], step):
        lead, shared = _lead(table[start : start + step], table, share)
        scores[start : start + step] = np.sign(np.where(np.abs(lead) <= NOISE * shared, 0.0, lead)).sum(axis=1)
    scores[np.all(np.isnan(table[:, share > 0]), axis=1)] = np.nan
    return scores


def _lead(some: Array, others: Array, weights: Array) -> tuple[Array, Array]:
    """Weight for minus weight against, and weight in common, of each of `some` and each of `others`."""
    lead = np.zeros((some.shape[0], others.shape[0]))
    shared = np.zeros_like(lead)
    for indicator, weight in enumerate(weights):
        difference = some[:, indicator, None] - others[None, :, indicator]
        present = ~np.isnan(difference)
        lead += weight * np.where(present, np.sign(difference), 0.0)
        shared += weight * present
    return lead, shared


def _weights(weights: ArrayLike | None, indicators: int) -> Array:
    given = np.ones(indicators) if weights is None else np.asarray(weights, np.float64)
    if given.shape != (indicators,) or not np.all(given >= 0):
        raise ValueError(f"{indicators} weights from 0 up are needed")
    return given
