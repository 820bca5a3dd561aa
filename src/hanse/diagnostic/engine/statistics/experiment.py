"""An index and what is uncertain in its making: data choices, weights, methods of aggregation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.aggregate import ARITHMETIC
from hanse.diagnostic.engine.arrays import Array, Whole, as_table
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy, Methods, climb


def variants(values: ArrayLike, *choices: Sequence[Callable[[Array], Array]]) -> Array:
    """The data under every combination of choices, each a list of functions on ``(…, units, indicators)``.

    Choices follow one another, such as treatments, then normalisations: ``(units, indicators)`` →
    ``(treatments, normalisations, units, indicators)``. Each function sees all variants so far in one call.
    """
    tables = as_table(values)
    for alternatives in choices:
        tables = np.stack([alternative(tables) for alternative in alternatives], axis=-3)
    return tables


CELLS = 1 << 23
"""Scores held at a time: what many units take in memory does not grow with the replications."""


@dataclass(frozen=True, slots=True)
class Input:
    """One uncertain choice; `coordinates` are those of a point of the unit cube that decide it."""

    name: str
    coordinates: slice


@dataclass(frozen=True)
class Experiment:
    """An index whose making is uncertain. The nominal index takes the first of all alternatives and no noise.

    Attributes:
        hierarchy: the tree.
        weights: ``(elements,)`` within each parent.
        variants: ``(…, units, leaves)`` normalised data; one leading axis per choice (`variants`), none for fixed data.
        choices: names of the leading axes.
        noise: ``(elements,)`` or one number: a weight w is drawn evenly from w·(1 - noise) to w·(1 + noise).
        methods: alternatives of aggregation.
        minimum_share: as in `climb`.

    Raises:
        ValueError: as many names as leading axes, noise from 0 to 1 and at least one method are needed.
    """

    hierarchy: Hierarchy
    weights: Array
    variants: Array
    choices: tuple[str, ...] = ()
    noise: ArrayLike = 0.0
    methods: tuple[Methods, ...] = (ARITHMETIC,)
    minimum_share: float = 0.0

    def __post_init__(self) -> None:
        if len(self.choices) != self.variants.ndim - 2:
            raise ValueError(f"{self.variants.ndim - 2} choices of data, but {len(self.choices)} names")
        if not self.methods or not np.all((np.asarray(self.noise) >= 0) & (np.asarray(self.noise) <= 1)):
            raise ValueError("noise lies between 0 and 1, and there is a method")

    @property
    def units(self) -> int:
        return int(self.variants.shape[-2])

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """What varies: choices with two alternatives or more, weights with noise, methods where there are several."""
        widths = {name: int(size > 1) for name, size in zip(self.choices, self.variants.shape[:-2], strict=True)}
        widths |= {"weights": self._noisy.size, "aggregation": int(len(self.methods) > 1)}
        ends = np.cumsum(list(widths.values())).tolist()
        return tuple(
            Input(name, slice(end - width, end))
            for (name, width), end in zip(widths.items(), ends, strict=True)
            if width
        )

    @property
    def width(self) -> int:
        """Coordinates of a point."""
        return self.inputs[-1].coordinates.stop if self.inputs else 0

    def run(self, points: Array) -> Array:
        """Scores of the root: ``(replications, width)`` points of the unit cube → ``(replications, units)``."""
        step = max(1, CELLS // max(1, self.units * len(self.hierarchy.parents)))
        starts = range(0, len(points), step)
        return np.concatenate([self._some(points[start : start + step]) for start in starts])

    def _some(self, points: Array) -> Array:
        drawn = {one.name: points[:, one.coordinates] for one in self.inputs}
        still = np.zeros((points.shape[0], 1))
        places = [
            _choose(drawn.get(name, still), size)
            for name, size in zip(self.choices, self.variants.shape[:-2], strict=True)
        ]
        method = _choose(drawn.get("aggregation", still), len(self.methods))
        weights = self._weights(drawn.get("weights", still[:, :0]))
        scores = np.empty((points.shape[0], self.units))
        for number, how in enumerate(self.methods):
            rows = np.flatnonzero(method == number)
            data = self.variants[tuple(place[rows] for place in places)] if places else self.variants
            scores[rows] = climb(self.hierarchy, data, weights[rows], how, minimum_share=self.minimum_share)[
                ..., self.hierarchy.root
            ]
        return scores

    def nominal(self) -> Array:
        """Scores of the root without any doubt, ``(units,)``."""
        data = self.variants[(0,) * len(self.choices)]
        return climb(self.hierarchy, data, self.weights, self.methods[0], minimum_share=self.minimum_share)[
            :, self.hierarchy.root
        ]

    @cached_property
    def _noisy(self) -> Whole:
        drawn = np.broadcast_to(self.noise, self.weights.shape) * (self.weights > 0)
        return np.setdiff1d(np.flatnonzero(drawn), [self.hierarchy.root])  # the root's weight says nothing

    def _weights(self, points: Array) -> Array:
        """``(replications, elements)``: each noisy weight times 1 ± noise."""
        noise = np.broadcast_to(np.asarray(self.noise, dtype=np.float64), self.weights.shape)[self._noisy]
        weights = np.tile(self.weights, (points.shape[0], 1))
        weights[:, self._noisy] *= 1 + noise * (2 * points - 1)
        return weights


def _choose(points: Array, alternatives: int) -> Whole:
    """One of the alternatives for each point, all alike likely."""
    return np.minimum((points[:, 0] * alternatives).astype(np.intp), alternatives - 1)
