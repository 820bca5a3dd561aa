"""Between which ranks units lie when an index could have been made otherwise (doc/method/uncertainty.md, 2)."""

from collections.abc import Mapping

import numpy as np

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.statistics.node_tree import NodeTree
from hanse.diagnostic.engine.statistics.uncertainty import uncertainty

REPLICATIONS = 300
TAIL = 0.05


def rank_bands(framework: Framework, scores: Mapping[str, Array]) -> tuple[Array, Array]:
    """The best and worst of the middle nine tenths of each unit's replicated ranks, ``(units,)`` each.

    `scores` are those of all nodes by key, ``(units,)`` each, NaN where missing. Without one of the whole: NaN.

    Raises:
        NoMeanError: a node's rule is no mean of powers, so that nothing else can be tried.
    """
    tree, whole = NodeTree(framework), scores[framework.root.key]
    best, worst = np.full(len(whole), np.nan), np.full(len(whole), np.nan)
    known = ~np.isnan(whole)
    if known.any():
        leaves = tree.leaves(scores)[known]
        best[known], worst[known] = uncertainty(tree.experiment(leaves), REPLICATIONS).rank_quantiles([TAIL, 1 - TAIL])
    return best, worst
