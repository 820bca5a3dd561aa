"""Why a score is what it is: opened for one unit and one node or measure, and only when asked for."""

from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.answers import State
from hanse.diagnostic.engine.model.rules import Aggregation, Mean
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.settling import settled
from hanse.diagnostic.engine.shares import Scale, scale_back, scale_of, shares_of
from hanse.kernel.texts import Text


@dataclass(frozen=True, slots=True)
class Part:
    """What one part brings: `share` of the whole weight, times the part's score on the trace's scale.

    `state` is the part's own; `stands_in`: the rule for absence put a number in its place.
    """

    key: str
    title: Text
    score: float
    state: State
    weight: float
    share: float
    contribution: float
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class NodeTrace:
    """A node's score and its parts: ``sum(part.contribution for part in parts)`` is the score on `scale`.

    `exact` is the score before rounding. Of a formula and of Copeland scores the parts have no contributions: `adds_up`
    is false, and `rule` says how the score comes about. Without a score, `why` says what forbids it.
    """

    key: str
    title: Text
    score: float
    exact: float
    rule: Aggregation
    scale: Scale
    parts: tuple[Part, ...]
    adds_up: bool = True
    why: str = ""

    @property
    def total(self) -> float:
        """The sum of the contributions."""
        return float(np.sum([part.contribution for part in self.parts])) if self.parts else np.nan


@dataclass(frozen=True, slots=True)
class Step:
    """A number of a measure after one stage of the pipeline; `changed` where the stage did something."""

    stage: str
    value: float
    changed: bool


@dataclass(frozen=True, slots=True)
class MeasureTrace:
    """From the answer to the score of a measure."""

    key: str
    title: Text
    score: float
    state: State
    given: State
    steps: tuple[Step, ...]

    @property
    def imputed(self) -> bool:
        return self.given is State.MISSING and self.state is State.GIVEN


def trace(result: Result, unit: int, key: str) -> NodeTrace | MeasureTrace:
    """Open the score of one unit at a node or measure. Raises KeyError for an unknown key."""
    place = result.plan.places[key]
    return _measure(result, unit, place) if place not in result.plan.parts else _node(result, unit, place)


def _measure(result: Result, unit: int, place: int) -> MeasureTrace:
    column = result.plan.columns[place]
    steps: list[Step] = []
    for stage in result.measured.stages:
        value = float(result.measured.stage(stage, place)[unit])
        changed = not steps or not np.array_equal(value, steps[-1].value, equal_nan=True)
        steps.append(Step(stage, value, changed))
    return MeasureTrace(
        key=column.key,
        title=column.title,
        score=float(result.climbed.scores[unit, place]),
        state=State(int(result.climbed.states[unit, place])),
        given=State(int(result.measured.given[unit, place])),
        steps=tuple(steps),
    )


def _node(result: Result, unit: int, place: int) -> NodeTrace:
    plan, rows = result.plan, slice(unit, unit + 1)
    parts, rules = plan.parts[place], plan.node_rules[place]
    settled_parts, blocked = settled(
        plan, place, result.climbed.scores[rows, parts], result.climbed.states[rows, parts]
    )
    filled = np.concatenate(settled_parts)
    own, how = result.climbed.scores[unit, parts], rules.aggregate or Aggregation()
    shares = shares_of(filled, plan.weights[parts], how, renormalise=rules.rescales)
    scale, onto = scale_of(how)
    with np.errstate(divide="ignore", invalid="ignore"):
        contributions = np.where(shares == 0, 0.0, shares * onto(filled))
    score = float(result.climbed.scores[unit, place])
    adds_up = how.mean not in {Mean.FORMULA, Mean.COPELAND}
    return NodeTrace(
        key=plan.columns[place].key,
        title=plan.columns[place].title,
        score=score,
        exact=float(scale_back(float(np.sum(contributions)), how)) if adds_up and shares.any() else score,
        rule=how,
        scale=scale,
        parts=tuple(
            Part(
                key=column.key,
                title=column.title,
                score=float(filled[number]),
                state=State(int(result.climbed.states[unit, parts.start + number])),
                weight=column.weight,
                share=float(shares[number]),
                contribution=float(contributions[number]),
                stands_in=bool(np.isnan(own[number]) and not np.isnan(filled[number])),
            )
            for number, column in enumerate(plan.columns[parts])
        ),
        adds_up=adds_up,
        why=_why(result, unit, place, blocked=blocked is not None and bool(blocked[0])),
    )


def _why(result: Result, unit: int, place: int, *, blocked: bool) -> str:
    """What forbids a score, in one word; empty where there is one."""
    if not np.isnan(result.climbed.scores[unit, place]):
        return ""
    if blocked:
        return "missing_part"
    parts = result.plan.parts[place]
    return "too_little" if not np.isnan(result.climbed.scores[unit, parts]).all() else "nothing"
