"""Which doubt moves ranks most: Sobol's indices of the mean shift of ranks, in blocks of replications."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.statistics.node_tree import NodeTree
from hanse.diagnostic.engine.statistics.sensitivity import Sampling
from hanse.diagnostic.engine.study.figures import Tables, figures
from hanse.diagnostic.engine.study.scores import Scores
from hanse.diagnostic.engine.study.settings import Sensitivity


class OneDoubtError(ValueError):
    """Only one doubt is left: there is nothing to share out."""


@dataclass(frozen=True, eq=False)
class DoubtStudy:
    units: int
    sampling: Sampling

    @classmethod
    def of(cls, settings: Sensitivity, scores: Scores, seed: int) -> Self:
        """Raises NoMeanError, OneDoubtError."""
        tree = NodeTree(scores.framework)
        experiment = tree.experiment(tree.leaves(scores.nodes), settings.doubts)
        if len(experiment.inputs) < 2:
            names = ", ".join(one.name for one in experiment.inputs)
            raise OneDoubtError(f"sensitivity needs two doubts; there is: {names or 'none'}")
        return cls(len(scores.keys), Sampling(experiment, settings.size, seed=seed))

    @property
    def blocks(self) -> int:
        return self.sampling.blocks

    def block(self, number: int) -> Array:
        return self.sampling.block(number)

    def tables(self, blocks: Sequence[NDArray[np.generic]]) -> Tables:
        """Tables `whole` and `doubts`: of each, its share alone and with all that it takes part in, with bounds."""
        found = self.sampling.joined([one.astype(np.float64) for one in blocks])
        columns = {
            f"{name}{end}": getattr(of, name)[:, 0]
            for name in ("first", "total")
            for end, of in (("", found.indices), ("_low", found.low), ("_high", found.high))
        }
        return {"whole": figures(["index"], {"units": [self.units]}), "doubts": figures(found.names, columns)}
