"""What a study of an index is asked to do: its kind and its settings, as values and as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from hanse.diagnostic.engine.model.rules import Aggregation
from hanse.diagnostic.engine.statistics.correlations import Correlation
from hanse.diagnostic.engine.statistics.node_tree import Doubts

FEWEST_REPLICATIONS, MOST_REPLICATIONS = 100, 10_000
SIZES = (64, 128, 256, 512, 1024, 2048, 4096)
"""Points of a design of sensitivity."""
MOST_WEIGHT = 1000.0


class Kind(StrEnum):
    OFFICIAL = "official"
    RELATIONS = "relations"
    WHAT_IF = "what_if"
    UNCERTAINTY = "uncertainty"
    SENSITIVITY = "sensitivity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """The scores of every node by the framework's own rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """How the nodes of one tier go together; no tier: the framework's sections, or the parts of the whole."""

    tier: str = ""
    correlation: Correlation = Correlation.PEARSON


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Other weights by node, and other means by tier ("": every node), instead of the framework's own."""

    weights: Mapping[str, float] = field(default_factory=dict)
    means: Mapping[str, Aggregation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertainty:
    """The index replicated with its doubts drawn anew each time."""

    replications: int = 1000
    doubts: Doubts = field(default_factory=Doubts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """Which doubt moves ranks most, from size·(doubts + 2) replications."""

    size: int = 256
    doubts: Doubts = field(default_factory=Doubts)


type Settings = Official | Relations | WhatIf | Uncertainty | Sensitivity


def kind_of(settings: Settings) -> Kind:
    match settings:
        case Official():
            return Kind.OFFICIAL
        case Relations():
            return Kind.RELATIONS
        case WhatIf():
            return Kind.WHAT_IF
        case Uncertainty():
            return Kind.UNCERTAINTY
        case Sensitivity():
            return Kind.SENSITIVITY


def settings_json(settings: Settings) -> dict[str, Any]:
    """The settings as JSON values, every one of them said."""
    match settings:
        case Official():
            return {}
        case Relations():
            return {"tier": settings.tier, "correlation": settings.correlation.value}
        case WhatIf():
            means = {tier: _mean_json(how) for tier, how in settings.means.items()}
            return {"weights": dict(settings.weights), "means": means}
        case Uncertainty():
            return {"replications": settings.replications, **_doubts_json(settings.doubts)}
        case Sensitivity():
            return {"size": settings.size, **_doubts_json(settings.doubts)}


def _mean_json(how: Aggregation) -> dict[str, Any]:
    return {"mean": how.mean.value, "power": how.power, "best": how.best}


def _doubts_json(doubts: Doubts) -> dict[str, Any]:
    return {"noise": doubts.noise, "missing": [one.value for one in doubts.missing], "power": doubts.power}
