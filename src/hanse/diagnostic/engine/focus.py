"""What to look at first: where a unit is strong, where the next level or the target is missed, what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.answers import NONE_CHOSEN, Choices
from hanse.diagnostic.engine.model.levels import Level
from hanse.diagnostic.engine.model.tree import FromOptions, Measure, Node
from hanse.diagnostic.engine.outputs import scope_of_one
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.rungs import Asked, asked
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Option

DIGITS = 9
"""To which gains are compared: they are sums of floats."""

ALL_STRONG = 0.75
"""Share of the scale from which a score is a strength, where the framework does not say."""


@dataclass(frozen=True, slots=True)
class Strength:
    key: str
    title: Text
    score: float
    level: Level | None


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing at a node or measure.

    `to_next` and `to_target` are points, NaN where there is no next level or no target; 0 where the points are there
    and only a condition is not. `unmet` are the conditions of the next level that do not hold. `gain`: points that
    closing the gap would add to the whole, if everything else were answered.
    """

    key: str
    title: Text
    score: float
    level: Level | None
    next_level: Level | None
    to_next: float
    to_target: float
    unmet: tuple[Asked, ...]
    gain: float


@dataclass(frozen=True, slots=True)
class Step:
    """The next option of a question above the one chosen, what that one scores, and what the next would add."""

    question: str
    title: Text
    chosen: int | str
    score: float
    following: Option
    gain: float


def strengths(result: Result, unit: int) -> tuple[Strength, ...]:
    """The best of the framework's focus nodes, at least as strong as it asks for, best first."""
    focus, (low, high) = result.framework.outputs.focus, result.framework.scale
    strong = low + (high - low) * ALL_STRONG if focus.strong is None else focus.strong
    places = [place for place in focus_places(result) if result.climbed.scores[unit, place] >= strong]
    places.sort(key=lambda place: -result.climbed.scores[unit, place])
    columns = [result.plan.columns[place] for place in places[: focus.most]]
    return tuple(
        Strength(one.key, one.title, float(result.scores(one.key)[unit]), result.level(unit, one.key))
        for one in columns
    )


def gaps(result: Result, unit: int) -> tuple[Gap, ...]:
    """The focus nodes that miss their target or next level, those first whose closing would add most to the whole."""
    found = [gap for place in focus_places(result) if (gap := _gap(result, unit, place)) is not None]
    return tuple(sorted(found, key=lambda gap: -gap.gain)[: result.framework.outputs.focus.most])


def steps(result: Result, unit: int) -> tuple[Step, ...]:
    """For every single choice that leaves an option above the chosen one: that option, the greatest gain first.

    Of equal gains the one first that starts from least: no city is told to perfect one thing while another is at zero.
    """
    return tuple(sorted(_steps(result, unit), key=lambda step: (-round(step.gain, DIGITS), step.score)))


def focus_places(result: Result) -> list[int]:
    """Columns of the nodes in focus: those of the framework's focus tier, else the nodes right above measures."""
    tier, plan = result.framework.outputs.focus.tier, result.plan
    if tier:
        return [place for place, column in enumerate(plan.columns) if column.tier == tier]
    nodes = ((place, plan.node(place)) for place in sorted(plan.parts))
    lowest = [place for place, node in nodes if any(isinstance(part, Measure) for part in node.parts)]
    return [*plan.measures.tolist()] if lowest == [0] else lowest


def _gap(result: Result, unit: int, place: int) -> Gap | None:
    column, score = result.plan.columns[place], float(result.climbed.scores[unit, place])
    if np.isnan(score):
        return None
    to_target = np.nan if column.target is None else max(column.target - score, 0.0)
    ladder = result.ladder(column.key)
    following: Level | None = None
    to_next, unmet = np.nan, tuple[Asked, ...]()
    if ladder is not None:
        reached = int(result.levels[column.key][unit])
        following = ladder.levels[reached + 1] if reached + 1 < len(ladder.levels) else None
        to_next = float(result.gap(column.key)[unit])
        unmet = _unmet(result, unit, column, following) if following else ()
    elif column.target is None:
        to_target = result.framework.scale[1] - score
    missed = [points for points in (to_target, to_next) if not np.isnan(points)]
    if not unmet and not any(points > 0 for points in missed):
        return None
    gain = max(missed, default=0.0) * float(result.plan.shares[place])
    level = result.level(unit, column.key)
    return Gap(column.key, column.title, score, level, following, to_next, float(to_target), unmet, gain)


def _unmet(result: Result, unit: int, column: Node | Measure, level: Level) -> tuple[Asked, ...]:
    """The conditions of a level that do not hold for one unit."""
    if not isinstance(column, Node) or not column.conditions(level):
        return ()
    scope = scope_of_one(result.plan, result.answers, result.climbed, unit)
    return tuple(one for one in asked(column, level, scope) if one.lacking)


def _steps(result: Result, unit: int) -> Iterator[Step]:
    by_key = {question.key: question for question in result.framework.questions}
    for place in result.plan.measures.tolist():
        measure = result.plan.measure(place)
        given = result.answers.inputs.get(measure.key)
        if not isinstance(measure.source, FromOptions) or not isinstance(given, Choices):
            continue
        code = int(given.codes[unit])
        if code == NONE_CHOSEN or code + 1 >= len(given.options):
            continue
        question, scores = by_key[measure.key], measure.source.scores
        now, then = question.options[code], question.options[code + 1]
        points = scores[then.value] - scores[now.value]
        if points > 0:
            gain = points * float(result.plan.shares[place])
            yield Step(question.key, question.text, now.value, scores[now.value], then, gain)
