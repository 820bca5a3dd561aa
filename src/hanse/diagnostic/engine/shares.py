"""How much of a node's score each of its parts brings, for one unit."""

from collections.abc import Callable
from enum import StrEnum

import numpy as np

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.model.rules import Aggregation, Mean


class Scale(StrEnum):
    """On what the contributions of parts add up: the scores, their logarithms, reciprocals, or powers."""

    SCORES = "scores"
    LOGARITHMS = "logarithms"
    RECIPROCALS = "reciprocals"
    POWERS = "powers"


def shares_of(filled: Array, weights: Array, how: Aggregation, *, renormalise: bool) -> Array:
    """Each part's share of the score: its weight over the whole weight, or over that of the parts there."""
    present = ~np.isnan(filled)
    if how.mean in {Mean.FORMULA, Mean.COPELAND} or not (present & (weights > 0)).any():
        return np.zeros(len(filled))
    if how.mean in _CHOOSING:
        weights = _chosen(np.where(weights > 0, filled, np.nan), how)
    there = np.where(present, weights, 0.0)
    if how.mean is Mean.SUM:
        return there * (weights.sum() / there.sum()) if renormalise else there
    return there / (there.sum() if renormalise else weights.sum())


_CHOOSING = {Mean.MINIMUM, Mean.MAXIMUM, Mean.MEDIAN, Mean.BEST}


def _chosen(filled: Array, how: Aggregation) -> Array:
    """1 for the parts that the rule picks, 0 for all others; one of equals is picked."""
    order = np.argsort(filled, kind="stable")
    count = int(np.sum(~np.isnan(filled)))
    picked = {
        Mean.MINIMUM: order[:1],
        Mean.MAXIMUM: order[count - 1 : count],
        Mean.MEDIAN: order[(count - 1) // 2 : count // 2 + 1],
        Mean.BEST: np.argsort(-filled, kind="stable")[: min(how.best, count)],
    }[how.mean]
    chosen = np.zeros(len(filled))
    chosen[picked] = 1.0
    return chosen


def scale_of(how: Aggregation) -> tuple[Scale, Callable[[Array], Array]]:
    """The scale on which contributions add up, and the function that leads there."""
    match how.mean:
        case Mean.GEOMETRIC:
            return Scale.LOGARITHMS, np.log
        case Mean.HARMONIC:
            return Scale.RECIPROCALS, np.reciprocal
        case Mean.POWER if how.power == 0:
            return Scale.LOGARITHMS, np.log
        case Mean.POWER if how.power != 1:
            return Scale.POWERS, lambda scores: scores**how.power
    return Scale.SCORES, lambda scores: scores


def scale_back(total: float, how: Aggregation) -> float:
    """The score whose image on the trace's scale is `total`."""
    scale, _ = scale_of(how)
    with np.errstate(divide="ignore"):
        match scale:
            case Scale.LOGARITHMS:
                return float(np.exp(total))
            case Scale.RECIPROCALS:
                return float(np.reciprocal(total))
            case Scale.POWERS:
                return float(np.float64(total) ** (1 / how.power))
    return total
