"""Why a level is what it is, as pages and documents say it: the points of every level, and its conditions in words."""

from dataclasses import dataclass

from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.engine.rungs import OnLadder, held_back, on_ladder
from hanse.diagnostic.presenters.givens import Givens
from hanse.diagnostic.presenters.needs import ConditionLine, condition_line


@dataclass(frozen=True, slots=True)
class RungLine:
    """A level of a node's ladder; `start` is None where it begins at no certain score."""

    number: int
    name: str
    start: float | None
    has_points: bool
    is_reached: bool
    conditions: tuple[ConditionLine, ...]


@dataclass(frozen=True, slots=True)
class LevelLine:
    """How a node stands on its levels; `by_points` names the level that the points alone would reach, if it is higher.

    `following` is the next level: `points` are missing to it (None: enough, or places count and not points), and these
    conditions do not hold. Empty at the top.
    """

    rungs: tuple[RungLine, ...]
    by_points: str
    following: str
    points: float | None
    start: float | None
    unmet: tuple[ConditionLine, ...]


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A node whose points are enough for `by_points`, and what keeps it from the level that follows its own."""

    key: str
    title: str
    level: int | None
    level_name: str
    next_level: str
    by_points: str
    unmet: tuple[ConditionLine, ...]


def level_line(result: Scored, unit: int, key: str, givens: Givens) -> LevelLine | None:
    """None where the node has no levels, or no score."""
    found = on_ladder(result, unit, key)
    if found is None:
        return None
    following = found.following
    return LevelLine(
        rungs=_rungs(found, givens),
        by_points=_by_points(found, givens),
        following=givens.speak(following.level.name) if following else "",
        points=found.to_next if found.to_next > 0 else None,
        start=following.level.start if following and not found.ladder.by_percentile else None,
        unmet=_unmet(found, givens),
    )


def held_lines(result: Scored, unit: int, givens: Givens) -> tuple[HeldLine, ...]:
    """The nodes at which a condition alone stands before the next level, parents first."""
    return tuple(
        HeldLine(
            key=found.key,
            title=givens.title(found.key),
            level=found.reached or None,
            level_name=givens.speak(found.level.name) if found.level else "",
            next_level=givens.speak(found.following.level.name) if found.following else "",
            by_points=_by_points(found, givens),
            unmet=_unmet(found, givens),
        )
        for found in held_back(result, unit)
    )


def _rungs(found: OnLadder, givens: Givens) -> tuple[RungLine, ...]:
    return tuple(
        RungLine(
            number=number,
            name=givens.speak(rung.level.name),
            start=None if found.ladder.by_percentile else rung.level.start,
            has_points=rung.has_points,
            is_reached=number <= found.reached,
            conditions=tuple(condition_line(one, givens) for one in rung.asked),
        )
        for number, rung in enumerate(found.rungs, start=1)
    )


def _by_points(found: OnLadder, givens: Givens) -> str:
    return givens.speak(found.rungs[found.by_points - 1].level.name) if found.by_points > found.reached else ""


def _unmet(found: OnLadder, givens: Givens) -> tuple[ConditionLine, ...]:
    return tuple(condition_line(one, givens) for one in found.following.unmet) if found.following else ()
