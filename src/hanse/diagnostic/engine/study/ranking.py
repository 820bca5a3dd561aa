"""How sure ranks are: the index replicated in blocks, each with a seed of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.ranks import ranks
from hanse.diagnostic.engine.statistics.experiment import Experiment
from hanse.diagnostic.engine.statistics.node_tree import NodeTree
from hanse.diagnostic.engine.statistics.uncertainty import BLOCK, block, quantiles
from hanse.diagnostic.engine.study.figures import Tables, figures
from hanse.diagnostic.engine.study.scores import Scores
from hanse.diagnostic.engine.study.settings import Uncertainty

SHARES = {"low": 0.05, "median": 0.5, "high": 0.95}
AT_A_TIME = 1 << 13
"""Units whose replicated ranks are held together when they are put in order."""


@dataclass(frozen=True, eq=False)
class RankStudy:
    """Blocks of ranks, ``(BLOCK, units)``, the last cut to the number of replications."""

    keys: tuple[str, ...]
    scores: Array
    experiment: Experiment
    replications: int
    seed: int

    @classmethod
    def of(cls, settings: Uncertainty, scores: Scores, seed: int) -> Self:
        """Raises NoMeanError."""
        tree = NodeTree(scores.framework)
        experiment = tree.experiment(tree.leaves(scores.nodes), settings.doubts)
        return cls(scores.keys, scores.whole, experiment, settings.replications, seed)

    @property
    def blocks(self) -> int:
        return -(-self.replications // BLOCK)

    def block(self, number: int) -> NDArray[np.float32]:
        """Ranks are whole numbers, which a float32 holds up to 16 million; NaN where a unit has no score."""
        wanted = min(BLOCK, self.replications - number * BLOCK)
        return ranks(block(self.experiment, self.seed, number)[:wanted].T).T.astype(np.float32)

    def tables(self, blocks: Sequence[NDArray[np.generic]]) -> Tables:
        """Tables `whole` and `units`: official score, rank without doubts, and where the middle nine tenths lie."""
        nominal = ranks(self.experiment.nominal()[:, None])[:, 0]
        found = np.full((len(SHARES), len(self.keys)), np.nan)
        for start in range(0, len(self.keys), AT_A_TIME):
            some = slice(start, start + AT_A_TIME)
            drawn = np.concatenate([one[:, some] for one in blocks]).astype(np.float64)
            found[:, some] = quantiles(drawn, list(SHARES.values()))
        bounds = dict(zip(SHARES, found, strict=True))
        width = bounds["high"] - bounds["low"]
        known = width[~np.isnan(width)]
        whole: dict[str, ArrayLike] = {"units": [len(self.keys)], "width": [known.mean() if known.size else np.nan]}
        columns = {"score": self.scores, "rank": nominal, **bounds}
        return {"whole": figures(["index"], whole), "units": figures(self.keys, columns)}
