"""Rules of scoring: said once for a framework, for a tier, or for one node; the nearest word counts."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Self

from hanse.diagnostic.engine.model.measuring import Normalisation


class Mean(StrEnum):
    """How the scores of a node's parts become its own score."""

    MEAN = "mean"
    SUM = "sum"
    GEOMETRIC = "geometric"
    HARMONIC = "harmonic"
    POWER = "power"
    MEDIAN = "median"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    BEST = "best"
    COPELAND = "copeland"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Aggregation:
    """`power`: of the generalised mean; `best`: how many of the best parts count; `formula`: FEEL over keys."""

    mean: Mean = Mean.MEAN
    power: float = 1.0
    best: int = 1
    formula: str = ""


class Absence(StrEnum):
    """What a part without a score does to the node above it."""

    DROP = "drop"
    NO_SCORE = "no_score"
    LOWEST = "lowest"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class AbsenceRule:
    """`value` (on the framework's scale) stands in when `absence` is VALUE."""

    absence: Absence = Absence.DROP
    value: float = 0.0


class ShareOf(StrEnum):
    """What a minimum share of data is a share of."""

    PARTS = "parts"
    WEIGHT = "weight"
    MEASURES = "measures"


@dataclass(frozen=True, slots=True)
class MinimumShare:
    """No score where less than `share` (0 to 1) of the parts, of their weight, or of the measures below is there."""

    share: float = 0.0
    of: ShareOf = ShareOf.PARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRules:
    """How a node is scored from its parts. None: as said for the tier, then for the framework.

    `normalise` brings the node's own score to another scale, over all units; it is said of single nodes and tiers only.
    """

    aggregate: Aggregation | None = None
    renormalise: bool | None = None
    missing: AbsenceRule | None = None
    not_applicable: AbsenceRule | None = None
    irrelevant: AbsenceRule | None = None
    minimum: MinimumShare | None = None
    normalise: Normalisation | None = None
    ladder: str | None = None
    decimals: int | None = None

    @property
    def rescales(self) -> bool:
        """Whether the weights of the parts that are there count for the whole: yes, unless the score is a sum."""
        is_sum = self.aggregate is not None and self.aggregate.mean is Mean.SUM
        return not is_sum if self.renormalise is None else self.renormalise

    def over(self, other: Self) -> Self:
        """These rules, and `other` where they are silent."""
        said = {name.name: own for name in fields(self) if (own := getattr(self, name.name)) is not None}
        return replace(other, **said)
