"""What if weights or means were others: the whole index scored again beside the official one."""

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.answers import Answers
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.model.framework import Method, Scoring
from hanse.diagnostic.engine.model.rules import NodeRules
from hanse.diagnostic.engine.ranks import ranks
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.engine.statistics.correlations import Correlation, correlations
from hanse.diagnostic.engine.study.figures import Tables, figures
from hanse.diagnostic.engine.study.scores import Scores, names_of
from hanse.diagnostic.engine.study.settings import Kind, WhatIf
from hanse.kernel.texts import Text


def method_of(settings: WhatIf) -> Method:
    """The settings as a method: rules for every node, then for tiers, and weights."""
    rules = {tier: NodeRules(aggregate=how) for tier, how in settings.means.items()}
    scoring = Scoring(nodes=rules.pop("", NodeRules()), tiers=rules)
    return Method(
        key="what_if", title=Text(Kind.WHAT_IF.value, Kind.WHAT_IF.value), scoring=scoring, weights=settings.weights
    )


def tried(settings: WhatIf, scores: Scores, answers: Answers) -> Tables:
    """Tables `whole` and `units`, of the units that have an official score; without another one there is no shift.

    A shift is the official rank minus the new one: above nought, the unit rises.

    Raises NegativeValuesError.
    """
    again = score(scores.framework, answers, method=method_of(settings)).scores(scores.framework.root.key)
    by_name = dict(zip(names_of(answers.units), again.tolist(), strict=True))
    other = np.array([by_name[key] for key in scores.keys])
    rank, other_rank = _ranked(scores.whole), _ranked(other)
    shift = rank - other_rank
    columns = {"score": scores.whole, "other_score": other, "rank": rank, "other_rank": other_rank, "shift": shift}
    moved = np.abs(shift[~np.isnan(shift)])
    whole: dict[str, ArrayLike] = {
        "units": [len(scores.keys)],
        "mean_shift": [moved.mean() if moved.size else np.nan],
        "most_shift": [moved.max(initial=0.0) if moved.size else np.nan],
        "moved": [np.sum(moved > 0)],
        "spearman": correlations(np.column_stack([scores.whole, other]), kind=Correlation.SPEARMAN)[0, 1:],
    }
    return {"whole": figures(["index"], whole), "units": figures(scores.keys, columns)}


def _ranked(values: Array) -> Array:
    return ranks(values[:, None])[:, 0]
