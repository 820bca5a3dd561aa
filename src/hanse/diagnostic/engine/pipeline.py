"""From raw numbers to scores of measures, stage by stage, all units and measures at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import Answers, Numbers, State, States
from hanse.diagnostic.engine.arrays import Array, columns_at, replaced
from hanse.diagnostic.engine.denominate import denominate
from hanse.diagnostic.engine.impute import fill_constant, fill_mean, fill_median
from hanse.diagnostic.engine.labels import labels
from hanse.diagnostic.engine.model.measuring import (
    Filling,
    Imputation,
    MeasureRules,
    Outliers,
    Transform,
)
from hanse.diagnostic.engine.outliers import Limits, treat
from hanse.diagnostic.engine.plan import Plan
from hanse.diagnostic.engine.raw import raw_number
from hanse.diagnostic.engine.scaling import PLAIN, normalised
from hanse.diagnostic.engine.transform import box_cox, log_shifted

STAGES = ("raw", "denominated", "imputed", "transformed", "treated", "normalised")

SHAPED: Mapping[Transform, Callable[[Array], Array]] = MappingProxyType(
    {Transform.LOG_CT: log_shifted, Transform.BOX_COX: box_cox}
)
"""Functions that look at the whole column."""


@dataclass(frozen=True, eq=False)
class Measured:
    """Numbers of all measures, and room for nodes: ``(units, columns)`` in the order of the plan.

    `sheet` holds scores, `why` the states that say why one is absent; `given` the states before anything was filled in.
    `stages` holds the numbers on their way, by name, ``(units, ruled)``: of the measures that rules change at all.
    """

    plan: Plan
    sheet: Array
    why: States
    given: States
    stages: Mapping[str, Array]

    def stage(self, name: str, place: int) -> Array:
        """Numbers of one measure at a stage, ``(units,)``. Raises KeyError for an unknown stage."""
        found = np.flatnonzero(self.plan.ruled == place)
        return self.stages[name][:, found[0]] if found.size else self.sheet[:, place]


def measured(plan: Plan, answers: Answers) -> Measured:
    """All stages of all measures."""
    # Columns lie one after the other in memory: every step from here on works on whole columns.
    shape = (len(plan.columns), len(answers.units))
    sheet, why = np.empty(shape).T, np.empty(shape, dtype=np.int8).T
    for place in plan.measures:
        sheet[:, place], why[:, place] = raw_number(plan.measure(place), answers)
    places = plan.ruled
    rules = [plan.measure_rules[place] for place in places]
    stages = {"raw": columns_at(sheet, places)}
    stages["denominated"] = _denominated(stages["raw"], answers, rules)
    stages["imputed"] = _imputed(stages["denominated"], columns_at(why, places), rules, answers)
    stages["transformed"] = _by_rule(stages["imputed"], [rule.transform for rule in rules], _transformed)
    stages["treated"] = _by_rule(stages["transformed"], [rule.outliers for rule in rules], _treated)
    stages["normalised"] = scores = normalised(plan, places, stages["treated"], answers)
    given = why.copy(order="K") if any(rule.impute for rule in rules) else why
    sheet[:, places] = scores
    absent = np.maximum(columns_at(why, places), np.int8(State.MISSING))
    why[:, places] = replaced(absent, ~np.isnan(scores), State.GIVEN)
    return Measured(plan, sheet, why, given, stages)


def _denominated(raw: Array, answers: Answers, rules: list[MeasureRules]) -> Array:
    divide = [rule.denominator if rule.denominator and rule.denominator.column else None for rule in rules]
    names = list(dict.fromkeys(one.column for one in divide if one))
    if not names:
        return raw
    sizes = np.column_stack([_numbers(answers, name) for name in names])
    by = [names.index(one.column) if one else None for one in divide]
    return denominate(raw, sizes, by, scale=[one.times if one else 1.0 for one in divide])


def _numbers(answers: Answers, column: str) -> Array:
    given = answers.inputs.get(column)
    if not isinstance(given, Numbers):
        raise TypeError(f"“{column}” holds no numbers")
    return given.values


def _by_rule[Rule](values: Array, rules: list[Rule | None], apply: Callable[[Array, Rule], Array]) -> Array:
    """`apply` once for all columns under the same rule; untouched columns cost nothing."""
    result: Array | None = None
    for rule, columns in _alike(rules):
        part = columns_at(values, columns)
        changed = apply(part, rule)
        if changed is not part:
            result = values.copy(order="K") if result is None else result
            result[:, columns] = changed
    return values if result is None else result


def _alike[Rule](rules: list[Rule | None]) -> list[tuple[Rule, NDArray[np.intp]]]:
    groups: dict[Rule, list[int]] = {}
    for column, rule in enumerate(rules):
        if rule is not None:
            groups.setdefault(rule, []).append(column)
    return [(rule, np.array(columns, dtype=np.intp)) for rule, columns in groups.items()]


def _filler(answers: Answers) -> Callable[[Array, Imputation], Array]:
    def fill(part: Array, rule: Imputation) -> Array:
        match rule.filling:
            case Filling.MEAN:
                return fill_mean(part, labels(answers.inputs, rule.by))
            case Filling.MEDIAN:
                return fill_median(part, labels(answers.inputs, rule.by))
            case Filling.VALUE:
                return fill_constant(part, rule.value)
        return part

    return fill


def _imputed(values: Array, states: States, rules: list[MeasureRules], answers: Answers) -> Array:
    """What is missing filled in; what is not applicable or irrelevant stays empty."""
    filled = _by_rule(values, [rule.impute for rule in rules], _filler(answers))
    return filled if filled is values else np.where(states > State.MISSING, np.nan, filled)


def _transformed(part: Array, transform: Transform) -> Array:
    if transform in PLAIN:
        with np.errstate(invalid="ignore", divide="ignore"):
            changed = PLAIN[transform](part)
        return np.where(np.isfinite(changed), changed, np.nan)
    return SHAPED[transform](part) if transform in SHAPED else part


def _treated(part: Array, rule: Outliers) -> Array:
    if not rule.treat:
        return part
    then = None if rule.then is Transform.NONE else lambda values: _transformed(values, rule.then)
    return treat(part, most=rule.most, limits=Limits(rule.skew, rule.kurtosis), then=then).values
