"""Weights that make known links likely: a conditional logit (McFadden, 1974) of which city a city chose."""

import numpy as np
from scipy.optimize import minimize

from hanse.cooperation.engine.arrays import Whole
from hanse.cooperation.engine.links import Links
from hanse.cooperation.engine.parts import NAMES, Pairs

RIDGE = 1e-3
IMPOSSIBLE = np.float32(-1e9)


def fitted(pairs: Pairs, chosen: Whole) -> dict[str, float]:
    """Weights under which each `chosen` (from, to) is likely among all cities that are no known partners.

    The chosen links must not be among those of `pairs`. Memory: len(chosen) × n × parts × 4 bytes.
    """
    rows, targets = chosen[:, 0], chosen[:, 1]
    parts = np.stack([np.asarray(part) for part in pairs.parts(rows)], axis=-1)
    spread = parts.reshape(-1, len(NAMES)).std(axis=0) + 1e-6
    parts /= spread
    parts -= parts.mean(axis=1, keepdims=True)  # what is the same for all cities chooses none of them
    taken, flat = pairs.taken(rows), parts.reshape(-1, len(NAMES))
    target = parts[np.arange(len(rows)), targets].astype(np.float64)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        values = (flat @ weights.astype(np.float32)).reshape(taken.shape)
        values[taken] = IMPOSSIBLE
        top = values.max(axis=1, keepdims=True)
        odds = np.exp(values - top)
        total = odds.sum(axis=1, keepdims=True)
        missed = (top + np.log(total)).ravel() - target @ weights
        slope = ((odds / total / len(rows)).ravel() @ flat).astype(np.float64) - target.mean(axis=0)
        return float(missed.mean() + RIDGE * weights @ weights), slope + 2 * RIDGE * weights

    result = minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B", options={"maxiter": 60})
    return {name: float(weight) for name, weight in zip(NAMES, result.x / spread, strict=True)}


def findable(links: Links, pairs: Whole) -> Whole:
    """Those of the pairs of which both cities have some known partner."""
    return pairs[(links.degrees[pairs] > 0).all(axis=1)]
