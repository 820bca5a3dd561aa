"""An index looked at as a whole, from the scores of many units: what hangs together, what weighs, how sure ranks are.

The steps are those of the OECD & JRC Handbook on Constructing Composite Indicators (2008), chapters 4 and 7.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.arrays import Array, Whole
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.engine.statistics.correlations import correlations
from hanse.diagnostic.engine.statistics.cronbach import cronbach_alpha
from hanse.diagnostic.engine.statistics.effective_weights import effective_weights
from hanse.diagnostic.engine.statistics.experiment import Experiment
from hanse.diagnostic.engine.statistics.node_tree import NodeTree
from hanse.diagnostic.engine.statistics.pca import principal_components
from hanse.diagnostic.engine.statistics.removal import without_each
from hanse.diagnostic.engine.statistics.sensitivity import sensitivity
from hanse.diagnostic.engine.statistics.uncertainty import uncertainty

FEWEST = 10
"""Units below which correlations and components are mostly chance."""
REPLICATIONS, DESIGN = 300, 256


@dataclass(frozen=True, eq=False)
class Examination:
    """What the scores of `units` units say of the index; `parts` are the nodes compared (dimensions), by key.

    Attributes:
        correlations: Pearson's r of every two parts, ``(parts, parts)``.
        alpha: Cronbach's α of the parts.
        alphas: the same of the nodes right below each part, NaN for fewer than two.
        components: share of the variance along each principal component of the parts, the strongest first.
        stated: share of each part in the whole by its weights, ``(parts,)``.
        explained: r² of each part with the whole, ``(parts,)``.
        shifts: mean shift of ranks when a part is left out, ``(parts,)``.
        ranks: rank of each unit, ``(units,)``, 1 for the highest.
        low, high: between which the middle nine tenths of its replicated ranks lie, ``(units,)`` each.
        moving: share of the shifts of ranks that each doubt takes part in (Sobol's total index), by name.
    """

    units: int
    parts: tuple[str, ...]
    correlations: Array
    alpha: float
    alphas: Array
    components: Array
    stated: Array
    explained: Array
    shifts: Array
    ranks: Array
    low: Array
    high: Array
    moving: Mapping[str, float]


def examined(framework: Framework, scores: Mapping[str, Array]) -> Examination:
    """Examine an index by the scores of its nodes, ``(units,)`` each by key, NaN where missing.

    For ranks, weights are drawn within ±25 %, missing nodes left out, put to the lowest or to the median of the units,
    and means taken as the framework says or with the power one half.

    Raises:
        ValueError: fewer than `FEWEST` units, a unit without a score of the whole, or a node whose rule is no mean.
    """
    tree = NodeTree(framework)
    whole = scores[framework.root.key]
    if len(whole) < FEWEST or np.isnan(whole).any():
        raise ValueError(f"an index is examined on {FEWEST} units or more, each with a score of the whole")
    parts = tree.parts
    table = np.column_stack([scores[part.key] for part in parts])
    leaves = tree.leaves(scores)
    experiment = tree.experiment(leaves)
    drawn = uncertainty(experiment, REPLICATIONS)
    low, high = drawn.rank_quantiles([0.05, 0.95])
    places = [tree.nodes.index(part) for part in parts]
    removal = without_each(tree.hierarchy, leaves, tree.weights, places, tree.methods)
    return Examination(
        units=len(whole),
        parts=tuple(part.key for part in parts),
        correlations=correlations(table),
        alpha=cronbach_alpha(table),
        alphas=np.array([alpha_below(part, scores) for part in parts]),
        components=components_of(table),
        stated=effective_weights(tree.hierarchy, tree.weights)[places],
        explained=correlations(table, whole[:, None])[:, 0] ** 2,
        shifts=removal.shifts,
        ranks=drawn.nominal_ranks,
        low=low,
        high=high,
        moving=_moving(experiment),
    )


def alpha_below(part: Node, scores: Mapping[str, Array]) -> float:
    below = [scores[one.key] for one in part.parts if isinstance(one, Node)]
    return cronbach_alpha(np.column_stack(below)) if len(below) > 1 else np.nan


def components_of(table: Array) -> Array:
    """Over the parts that vary; none where too few units have all of them."""
    whole = table[~np.isnan(table).any(axis=1)]
    varied = whole[:, whole.std(axis=0) > 0] if len(whole) > 1 else whole[:, :0]
    return principal_components(varied).explained if varied.shape[1] > 1 else np.empty(0)


def _moving(experiment: Experiment) -> Mapping[str, float]:
    if len(experiment.inputs) < 2:
        return {one.name: 1.0 for one in experiment.inputs}
    found = sensitivity(experiment, DESIGN, resamples=1)
    totals: Sequence[float] = found.indices.total[:, 0].tolist()
    return dict(zip(found.names, totals, strict=True))


def strongest(table: Array) -> tuple[Whole, Whole]:
    """Rows and columns of the strongest and of the weakest pair of a square table without its diagonal, in that order.

    Raises ValueError where no pair is known.
    """
    pairs = np.array(np.triu_indices(len(table), 1))
    values = table[pairs[0], pairs[1]]
    known = np.flatnonzero(~np.isnan(values))
    if not known.size:
        raise ValueError("no two columns have units in common")
    return pairs[:, known[values[known].argmax()]], pairs[:, known[values[known].argmin()]]
