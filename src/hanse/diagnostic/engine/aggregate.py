"""Weighted means over indicators: one power, one formula.

The generalised mean of power p is (Σ w·xᵖ / Σ w)^(1/p) over what is present: arithmetic 1, geometric 0 (its limit),
harmonic -1, the best part inf, the worst -inf. For equal data it grows with p, so arithmetic ≥ geometric ≥ harmonic.
Hardy, Littlewood & Pólya, Inequalities (1934), chapter 2; OECD & JRC Handbook (2008), chapter 6.

Missing parts drop out and the other weights are rescaled. To let them count otherwise, fill first
(`impute.fill_constant`); to require all, ask for a minimum share of 1.
"""

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array, Flags, as_table

ARITHMETIC = 1.0
GEOMETRIC = 0.0
HARMONIC = -1.0
BEST = np.inf
WORST = -np.inf

STEEPEST = 64.0
"""Powers beyond it overflow on ordinary scales; BEST and WORST are what they tend to."""


class NegativeValuesError(ValueError):
    """A mean of a power other than 1 met a value below zero, where it is not defined: use a scale from 0 up."""


def weighted_mean(
    values: ArrayLike, weights: ArrayLike | None = None, power: float = ARITHMETIC, *, minimum_share: float = 0.0
) -> Array:
    """Mean over indicators: ``(…, units, indicators)`` → ``(…, units)``.

    `weights` are ``(indicators,)``, None for equal ones; see `node_means` for the rest.
    """
    table = as_table(values)
    column = np.ones(table.shape[-1]) if weights is None else np.asarray(weights, np.float64)
    return node_means(table, column[..., None], power, minimum_share=minimum_share)[..., 0]


def node_means(
    values: ArrayLike, weights: ArrayLike, power: float = ARITHMETIC, *, minimum_share: float = 0.0
) -> Array:
    """Means of many nodes at once: ``(…, units, indicators)`` and ``(…, indicators, nodes)`` → ``(…, units, nodes)``.

    Args:
        values: NaN where missing.
        weights: of every indicator in every node, 0 where it is no part of it; any positive scale. A leading axis gives
            each replication its own weights.
        power: of the generalised mean; ±inf for the best and the worst part.
        minimum_share: no score (NaN) where fewer than this share of a node's parts (those with a weight) is present.

    NaN where nothing is present. A zero among the parts makes every mean of power ≤ 0 zero, which is the limit.

    Raises:
        NegativeValuesError: values below zero with a power that is neither 1 nor infinite.
        ValueError: a weight below zero or not finite, or a finite power beyond ±64.
    """
    table = as_table(values)
    shares = as_table(weights)
    if not np.all((shares >= 0) & np.isfinite(shares)):
        raise ValueError("weights are finite numbers from 0 up")
    missing = np.isnan(table)
    means = _extremes(table, shares, power) if np.isinf(power) else _means(table, missing, shares, power)
    if minimum_share > 0:
        parts = (shares > 0).astype(np.float64)
        with np.errstate(invalid="ignore"):  # a node without parts has no mean either
            means[_weighed(~missing, parts) / parts.sum(axis=-2, keepdims=True) < minimum_share] = np.nan
    return means


def _means(table: Array, missing: Flags, shares: Array, power: float) -> Array:
    if power == ARITHMETIC:
        return _average(table, missing, shares)
    if np.any(table < 0):
        raise NegativeValuesError(f"a mean of power {power:g} is defined for values from 0 up only")
    if abs(power) > STEEPEST:
        raise ValueError(
            f"the power {power:g} is beyond ±{STEEPEST:g}; use an infinite one for the best or the worst part"
        )
    zero = (table == 0) if power <= 0 else np.zeros(1, dtype=np.bool_)
    safe = np.where(zero, 1.0, table)
    if power == GEOMETRIC:
        means = np.exp(_average(np.log(safe), missing, shares))
    else:
        # A number next to nothing under a negative power is beyond a float: infinity, whose mean is rightly 0.
        with np.errstate(over="ignore"):
            means = _average(safe**power, missing, shares) ** (1 / power)
    if zero.any():
        means[_weighed(zero, shares) > 0] = 0.0
    return means


def _average(table: Array, missing: Flags, shares: Array) -> Array:
    total = _weighed(np.where(missing, 0.0, table) if missing.any() else table, shares)
    weight = _weighed(~missing, shares) if missing.any() else shares.sum(axis=-2, keepdims=True)
    total /= np.where(weight == 0, np.nan, weight)
    return total


def _weighed(values: Array | Flags, shares: Array) -> Array:
    """Σ w·x of every node: ``(…, units, indicators)`` and ``(…, indicators, nodes)`` → ``(…, units, nodes)``.

    Indicator after indicator is added, which a matrix product does not do for every number of units and on every
    processor: so a unit has the same digits in any company and on any machine.
    """
    ahead = np.broadcast_shapes(values.shape[:-2], shares.shape[:-2])
    sums = np.zeros((shares.shape[-1], *ahead, values.shape[-2]))
    member = (shares != 0).reshape(-1, *shares.shape[-2:]).any(axis=0)
    for indicator, node in np.argwhere(member):
        sums[node] += values[..., indicator] * shares[..., None, indicator, node]
    return np.moveaxis(sums, 0, -1)


def _extremes(table: Array, shares: Array, power: float) -> Array:
    choose = np.fmax if power > 0 else np.fmin
    # Node by node, so that memory stays that of one table.
    return np.stack(
        [
            choose.reduce(np.where(shares[..., None, :, node] > 0, table, np.nan), axis=-1)
            for node in range(shares.shape[-1])
        ],
        axis=-1,
    )
