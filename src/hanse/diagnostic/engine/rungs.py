"""Why a level is what it is: for one unit at one node, every level with its points and its conditions."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.conditions import Scope
from hanse.diagnostic.engine.model.levels import Condition, Ladder, Level
from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.engine.outputs import scope_of_one
from hanse.diagnostic.engine.requirements.opening import Requirement, lacking, required
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.staging import levels


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition of a level, all that it asks for, and what of that is lacking: nothing where it holds."""

    condition: Condition
    parts: tuple[Requirement, ...]
    lacking: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A level for one unit; `has_points`: the score alone would reach it."""

    level: Level
    has_points: bool
    asked: tuple[Asked, ...]

    @property
    def unmet(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.asked if one.lacking)


@dataclass(frozen=True, slots=True)
class OnLadder:
    """The ladder of a node for one unit that has a score there.

    `reached`: how many levels count, every lower one reached; `by_points`: how many would without the conditions.
    `to_next`: points to the start of the next level, NaN at the top and where places count instead of points.
    """

    key: str
    ladder: Ladder
    score: float
    reached: int
    by_points: int
    to_next: float
    rungs: tuple[Rung, ...]

    @property
    def level(self) -> Level | None:
        return self.rungs[self.reached - 1].level if self.reached else None

    @property
    def following(self) -> Rung | None:
        return self.rungs[self.reached] if self.reached < len(self.rungs) else None


def on_ladder(result: Result, unit: int, key: str) -> OnLadder | None:
    """How a unit stands on the levels of a node; None without levels or without a score."""
    ladder, score = result.ladder(key), float(result.scores(key)[unit])
    if ladder is None or np.isnan(score):
        return None
    node = result.plan.node(result.plan.places[key])
    scope = scope_of_one(result.plan, result.answers, result.climbed, unit)
    by_points = _by_points(result, unit, key, ladder)
    return OnLadder(
        key=key,
        ladder=ladder,
        score=score,
        reached=int(result.levels[key][unit]) + 1,
        by_points=by_points,
        to_next=float(result.gap(key)[unit]),
        rungs=tuple(
            Rung(level, number < by_points, asked(node, level, scope)) for number, level in enumerate(ladder.levels)
        ),
    )


def asked(node: Node, level: Level, scope: Scope) -> tuple[Asked, ...]:
    """The conditions of a level at a node, and what the only unit of a scope lacks of each."""
    opened = ((one, required(one.holds, scope)) for one in node.conditions(level))
    return tuple(Asked(one, parts, lacking(parts, scope)) for one, parts in opened)


def held_back(result: Result, unit: int) -> Iterator[OnLadder]:
    """The nodes at which the points are there for a higher level and a condition is not, parents first."""
    for place in sorted(result.plan.parts):
        node, ladder = result.plan.node(place), result.ladder(result.plan.columns[place].key)
        if ladder is None or not any(map(node.conditions, ladder.levels)):
            continue
        reached = int(result.levels[node.key][unit]) + 1
        if _by_points(result, unit, node.key, ladder) > reached and (found := on_ladder(result, unit, node.key)):
            yield found


def _by_points(result: Result, unit: int, key: str, ladder: Ladder) -> int:
    """How many levels the score alone would reach."""
    return int(levels(result.scores(key), ladder, {})[unit]) + 1
