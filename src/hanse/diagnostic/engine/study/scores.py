"""The scores that a study rests on: of the units that have one of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.answers import Answers, Units
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.engine.study.figures import Tables, figures

FEWEST = 2
"""Units that can be ranked at all."""


class TooFewError(ValueError):
    """Fewer units have a score of the whole than the study needs."""

    def __init__(self, units: int, needed: int) -> None:
        super().__init__(f"{needed} units with a score of the whole are needed; there are {units}")
        self.units = units
        self.needed = needed


@dataclass(frozen=True, eq=False)
class Scores:
    """Scores of every node, ``(units,)`` by key, of the units named by `keys`."""

    framework: Framework
    keys: tuple[str, ...]
    nodes: Mapping[str, Array]

    @property
    def whole(self) -> Array:
        return self.nodes[self.framework.root.key]

    def need(self, units: int) -> None:
        """Raises TooFewError."""
        if len(self.keys) < units:
            raise TooFewError(len(self.keys), units)


def scored(framework: Framework, answers: Answers) -> Scores:
    """The official scores. Raises TooFewError for fewer than `FEWEST`."""
    result = score(framework, answers)
    there = np.flatnonzero(~np.isnan(result.scores(framework.root.key)))
    names = names_of(answers.units)
    nodes = {node.key: result.scores(node.key)[there] for node in framework.root.nodes()}
    found = Scores(framework, tuple(names[unit] for unit in there.tolist()), nodes)
    found.need(FEWEST)
    return found


def official(scores: Scores) -> Tables:
    """The table `units`: of each unit its score at every node, the whole first."""
    return {"units": figures(scores.keys, scores.nodes)}


def names_of(units: Units) -> tuple[str, ...]:
    """What the units are called in the tables of a study: their keys, which are told apart for certain."""
    return tuple(" · ".join(key) for key in units.keys)
