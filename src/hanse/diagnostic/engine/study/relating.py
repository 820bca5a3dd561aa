"""How the parts of an index go together: correlations, consistency, components, weights."""

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.engine.statistics.correlations import correlations
from hanse.diagnostic.engine.statistics.cronbach import cronbach_alpha
from hanse.diagnostic.engine.statistics.effective_weights import effective_weights
from hanse.diagnostic.engine.statistics.examination import FEWEST, alpha_below
from hanse.diagnostic.engine.statistics.node_tree import NodeTree
from hanse.diagnostic.engine.statistics.pca import principal_components
from hanse.diagnostic.engine.statistics.removal import without_each
from hanse.diagnostic.engine.study.figures import Figures, Tables, figures
from hanse.diagnostic.engine.study.scores import Scores
from hanse.diagnostic.engine.study.settings import Relations


def related(settings: Relations, scores: Scores) -> Tables:
    """Tables `whole`, `parts`, `correlations` and `components`.

    Raises TooFewError, NoMeanError.
    """
    scores.need(FEWEST)
    tree = NodeTree(scores.framework)
    parts = [node for node in tree.nodes if node.tier == settings.tier] if settings.tier else tree.parts
    keys = [part.key for part in parts]
    table = np.column_stack([scores.nodes[key] for key in keys])
    square = correlations(table, kind=settings.correlation)
    return {
        "whole": figures(["index"], {"units": [len(scores.keys)], "alpha": [cronbach_alpha(table)]}),
        "parts": _parts(tree, parts, table, scores),
        "correlations": figures(keys, dict(zip(keys, square.T, strict=True))),
        "components": _components(keys, table),
    }


def _parts(tree: NodeTree, parts: list[Node], table: Array, scores: Scores) -> Figures:
    places = [tree.nodes.index(part) for part in parts]
    leaves = tree.leaves(scores.nodes)
    columns: dict[str, ArrayLike] = {
        "weight": effective_weights(tree.hierarchy, tree.weights)[places],
        "explained": correlations(table, scores.whole[:, None])[:, 0] ** 2,
        "shift": without_each(tree.hierarchy, leaves, tree.weights, places, tree.methods).shifts,
        "alpha": [alpha_below(part, scores.nodes) for part in parts],
    }
    return figures([part.key for part in parts], columns)


def _components(keys: list[str], table: Array) -> Figures:
    """Share of the variance along each component, then the loadings of the parts; over the parts that vary.

    No component where too few units have all parts.
    """
    whole = table[~np.isnan(table).any(axis=1)]
    varied = np.flatnonzero(whole.max(axis=0) > whole.min(axis=0)) if len(whole) > 1 else np.empty(0, dtype=np.intp)
    if varied.size < 2:
        return figures([], {name: [] for name in ("share", *keys)})
    found = principal_components(whole[:, varied])
    loadings = np.full((len(keys), found.deviations.size), np.nan)
    loadings[varied] = found.loadings
    names = [str(number) for number in range(1, found.deviations.size + 1)]
    return figures(names, {"share": found.explained, **dict(zip(keys, loadings, strict=True))})
