"""Settings of a study from JSON: everything that is wrong is named, with its place."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from jsonschema import Draft202012Validator

from hanse.diagnostic.engine.aggregate import STEEPEST
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.rules import Aggregation, Mean
from hanse.diagnostic.engine.statistics.correlations import Correlation
from hanse.diagnostic.engine.statistics.node_tree import Doubts, Missing
from hanse.diagnostic.engine.study.settings import (
    FEWEST_REPLICATIONS,
    MOST_REPLICATIONS,
    MOST_WEIGHT,
    SIZES,
    Kind,
    Official,
    Relations,
    Sensitivity,
    Settings,
    Uncertainty,
    WhatIf,
)

MEANS = tuple(one for one in Mean if one not in {Mean.FORMULA, Mean.SUM})
"""Means that may be tried instead of a framework's own: those that stay on the scale or rank."""


class SettingsError(ValueError):
    """Settings that cannot be used: `problems` says what and where."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def read_settings(kind: str, given: object, framework: Framework) -> Settings:
    """Raises SettingsError."""
    if kind not in list(Kind):
        raise SettingsError([f"there is no study “{kind}”; there is: {', '.join(Kind)}"])
    found = Draft202012Validator(_SHAPES[Kind(kind)]).iter_errors(given)
    if problems := [f"{error.json_path.removeprefix('$.')}: {error.message}" for error in found]:
        raise SettingsError(problems)
    assert isinstance(given, dict)
    if strange := _strange(given, framework):
        raise SettingsError(strange)
    return _READERS[Kind(kind)](given)


def tiers_of(framework: Framework) -> tuple[str, ...]:
    """Tiers that have two nodes or more, from the top."""
    named = [node.tier for node in framework.root.nodes()]
    return tuple(one.key for one in framework.tiers if named.count(one.key) > 1)


def _strange(given: Mapping[str, Any], framework: Framework) -> list[str]:
    """Names that the framework does not have."""
    keys = {part.key for node in framework.root.nodes() for part in node.parts}
    tiers = {"", *(one.key for one in framework.tiers)}
    named = [given["tier"]] if given.get("tier") else []
    wrong = [f"weights.{key}: {framework.key} has no such part" for key in given.get("weights", {}) if key not in keys]
    wrong += [f"means.{tier}: {framework.key} has no such tier" for tier in given.get("means", {}) if tier not in tiers]
    return wrong + [f"tier: {framework.key} has no tier “{one}” of several nodes" for one in named if one not in tiers]


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, "required": list(properties)}


_DOUBTS: Mapping[str, Any] = {
    "noise": {"type": "number", "minimum": 0, "maximum": 1},
    "missing": {"type": "array", "items": {"enum": list(Missing)}, "uniqueItems": True},
    "power": {"type": ["number", "null"], "minimum": -STEEPEST, "maximum": STEEPEST},
}
_MEAN = _object(
    {
        "mean": {"enum": [one.value for one in MEANS]},
        "power": {"type": "number", "minimum": -STEEPEST, "maximum": STEEPEST},
        "best": {"type": "integer", "minimum": 1},
    }
)
_WEIGHT = {"type": "number", "minimum": 0, "maximum": MOST_WEIGHT}
_REPLICATIONS = {"type": "integer", "minimum": FEWEST_REPLICATIONS, "maximum": MOST_REPLICATIONS}

_SHAPES: Mapping[Kind, Mapping[str, Any]] = MappingProxyType(
    {
        Kind.OFFICIAL: _object({}),
        Kind.RELATIONS: _object({"tier": {"type": "string"}, "correlation": {"enum": list(Correlation)}}),
        Kind.WHAT_IF: _object(
            {
                "weights": {"type": "object", "additionalProperties": _WEIGHT},
                "means": {"type": "object", "additionalProperties": _MEAN},
            }
        ),
        Kind.UNCERTAINTY: _object({"replications": _REPLICATIONS, **_DOUBTS}),
        Kind.SENSITIVITY: _object({"size": {"enum": list(SIZES)}, **_DOUBTS}),
    }
)


def _relations(given: Mapping[str, Any]) -> Relations:
    return Relations(tier=given["tier"], correlation=Correlation(given["correlation"]))


def _what_if(given: Mapping[str, Any]) -> WhatIf:
    means = {
        tier: Aggregation(mean=Mean(how["mean"]), power=float(how["power"]), best=int(how["best"]))
        for tier, how in given["means"].items()
    }
    return WhatIf(weights={key: float(weight) for key, weight in given["weights"].items()}, means=means)


def _doubts(given: Mapping[str, Any]) -> Doubts:
    power = None if given["power"] is None else float(given["power"])
    return Doubts(noise=float(given["noise"]), missing=tuple(Missing(one) for one in given["missing"]), power=power)


_READERS: Mapping[Kind, Callable[[Mapping[str, Any]], Settings]] = MappingProxyType(
    {
        Kind.OFFICIAL: lambda _given: Official(),
        Kind.RELATIONS: _relations,
        Kind.WHAT_IF: _what_if,
        Kind.UNCERTAINTY: lambda given: Uncertainty(replications=given["replications"], doubts=_doubts(given)),
        Kind.SENSITIVITY: lambda given: Sensitivity(size=given["size"], doubts=_doubts(given)),
    }
)
