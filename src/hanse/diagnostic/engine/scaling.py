"""Normalisation by the rules of each measure: measures under the same scaling together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine import normalise as to_scale
from hanse.diagnostic.engine.answers import Answers
from hanse.diagnostic.engine.arrays import Array, columns_at
from hanse.diagnostic.engine.directions import direct, direct_goalposts
from hanse.diagnostic.engine.labels import Labels, labels
from hanse.diagnostic.engine.model.measuring import Normalisation, Scaling, Transform
from hanse.diagnostic.engine.plan import Plan
from hanse.diagnostic.engine.ranks import percentile_ranks, ranks

type Places = NDArray[np.intp]

PLAIN: Mapping[Transform, Callable[[Array], Array]] = MappingProxyType(
    {
        Transform.LOG: np.log,
        Transform.LOG10: np.log10,
        Transform.LOG1P: np.log1p,
        Transform.SQRT: np.sqrt,
        Transform.SQUARE: np.square,
        Transform.RECIPROCAL: np.reciprocal,
        Transform.SIGNED_LOG: lambda x: np.sign(x) * np.log1p(np.abs(x)),
    }
)
"""Functions of a single number; goalposts go through them too."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns that are scaled alike: ``(columns,)`` each; NaN where a goalpost or target is not given."""

    how: Normalisation
    to: tuple[float, float]
    directions: Array
    lows: Array
    highs: Array
    targets: Array


def normalised(plan: Plan, places: Places, values: Array, answers: Answers) -> Array:
    """Scores of the measures at `places`, ``(units, places)``; goalposts and directions are arrays over them."""
    result = values
    together: dict[object, list[int]] = {}
    for column, place in enumerate(places):
        how = plan.measure_rules[place].normalise or Normalisation()
        together.setdefault((how.scaling, how.to, how.mean, how.deviation, how.clip, how.within), []).append(column)
    for columns in together.values():
        alike = _alike(plan, places[columns])
        if alike.how.scaling is Scaling.NONE and np.all(alike.directions > 0):
            continue
        result = values.copy(order="K") if result is values else result
        part, groups = columns_at(values, np.array(columns)), labels(answers.inputs, alike.how.within)
        result[:, columns] = _within(alike, part, groups)
    return result


def rescaled(values: Array, how: Normalisation, scale: tuple[float, float], groups: Labels | None) -> Array:
    """Scores of one node, ``(units,)``, brought to another scale by a rule of its own."""
    one = np.ones(1)
    alike = _Columns(
        how, how.to or scale, one, _or_nan(how.low) * one, _or_nan(how.high) * one, _or_nan(how.target) * one
    )
    return _within(alike, values[:, None], groups)[:, 0]


def _alike(plan: Plan, places: Places) -> _Columns:
    measures = [plan.measure(place) for place in places]
    rules = [plan.measure_rules[place] for place in places]
    said = [rule.normalise or Normalisation() for rule in rules]
    functions = [PLAIN.get(rule.transform or Transform.NONE) for rule in rules]
    directions = np.array([measure.direction for measure in measures], dtype=np.float64)
    targets = [
        _or_nan(measure.target if how.target is None else how.target)
        for measure, how in zip(measures, said, strict=True)
    ]
    return _Columns(
        how=said[0],
        to=said[0].to or plan.framework.scale,
        directions=directions,
        lows=_posts([how.low for how in said], functions),
        highs=_posts([how.high for how in said], functions),
        targets=np.array(targets) * directions,
    )


def _posts(posts: list[float | None], functions: list[Callable[[Array], Array] | None]) -> Array:
    """Goalposts as the numbers are after their transform."""
    given = [np.array([_or_nan(post)]) for post in posts]
    return np.concatenate([post if f is None else f(post) for post, f in zip(given, functions, strict=True)])


def _or_nan(number: float | None) -> float:
    return np.nan if number is None else float(number)


def _within(alike: _Columns, values: Array, groups: Labels | None) -> Array:
    if groups is None:
        return _scaled(alike, values)
    result = np.full_like(values, np.nan)
    for label in set(groups.tolist()):
        rows = groups == label
        result[rows] = _scaled(alike, values[rows])
    return result


def _scaled(alike: _Columns, values: Array) -> Array:
    low, high = alike.to
    how, directions = alike.how, alike.directions
    if how.scaling is Scaling.NONE:
        return np.where(directions > 0, values, low + high - values)
    directed = direct(values, directions)
    if how.scaling in {Scaling.MIN_MAX, Scaling.GOALPOSTS}:
        lows, highs = direct_goalposts(alike.lows, alike.highs, directions)
        return to_scale.min_max(directed, low=lows, high=highs, to=alike.to, clip=how.clip)
    if how.scaling in _AS_THEY_COME:
        return _AS_THEY_COME[how.scaling](directed, how)
    return _SHARES[how.scaling](directed, alike) * (high - low) + low


_AS_THEY_COME: Mapping[Scaling, Callable[[Array, Normalisation], Array]] = MappingProxyType(
    {
        Scaling.Z_SCORE: lambda values, how: to_scale.z_score(values, mean=how.mean, deviation=how.deviation),
        Scaling.REFERENCE: lambda values, how: (values - how.mean) / how.deviation,
        Scaling.RANK: lambda values, _: ranks(values, ascending=True),
        Scaling.BORDA: lambda values, _: to_scale.borda(values),
    }
)
"""Scalings whose numbers are not mapped to a range."""

_SHARES: Mapping[Scaling, Callable[[Array, _Columns], Array]] = MappingProxyType(
    {
        Scaling.PERCENTILE: lambda values, _: percentile_ranks(values),
        Scaling.DISTANCE_TO_MAXIMUM: lambda values, _: to_scale.distance_to_maximum(values),
        Scaling.FRACTION_OF_MAXIMUM: lambda values, _: to_scale.fraction_of_maximum(values),
        Scaling.DISTANCE_TO_TARGET: lambda values, alike: to_scale.distance_to_target(
            values, alike.targets, clip=alike.how.clip
        ),
    }
)
"""Scalings that give a share, 0 to 1 and at times beyond, which is then mapped to the range of scores."""
