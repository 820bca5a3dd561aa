"""A score told in lines: every part with its share, down to the answers."""

from collections.abc import Iterator

import numpy as np

from hanse.diagnostic.engine.answers import State
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.rungs import Asked, on_ladder
from hanse.diagnostic.engine.traces import MeasureTrace, NodeTrace, Part, trace

WHY = {
    "missing_part": "no score, because a part is missing that must not be",
    "too_little": "no score, because too little of it is there",
    "nothing": "no score, because nothing of it is there",
}
ABSENT = {
    State.MISSING: "missing",
    State.NOT_APPLICABLE: "not applicable",
    State.IRRELEVANT: "not asked",
}


def explained(result: Result, unit: int, key: str) -> Iterator[str]:
    """Lines for one unit and node or measure, parts indented below. Raises KeyError for an unknown key."""
    yield from _lines(result, unit, key, depth=0, share="")


def _lines(result: Result, unit: int, key: str, depth: int, share: str) -> Iterator[str]:
    found = trace(result, unit, key)
    head = f"{'  ' * depth}{share}{key} ({found.title}): "
    if isinstance(found, MeasureTrace):
        yield head + _measure(found)
        return
    yield head + _node(result, unit, found)
    for part in found.parts:
        yield from _lines(result, unit, part.key, depth + 1, _share(found, part))


def _node(result: Result, unit: int, found: NodeTrace) -> str:
    if found.why:
        return WHY[found.why]
    rule = found.rule.formula or found.rule.mean
    words = f"{number(found.score)}, {rule} of"
    if not np.isclose(found.exact, found.score, rtol=1e-12, atol=1e-12):
        words = f"{number(found.score)}, from {number(found.exact)}, {rule} of"
    parts = len(found.parts)
    return f"{words} {parts} {'part' if parts == 1 else 'parts'}" + _level(result, unit, found.key)


def _level(result: Result, unit: int, key: str) -> str:
    """The level reached, and where the points for the next one are there, what else it asks for."""
    stands = on_ladder(result, unit, key)
    if stands is None:
        return ""
    reached = f"; level {stands.level.key}, {stands.level.name}" if stands.level else ""
    following = stands.following
    if following is None or not following.has_points or not following.unmet:
        return reached
    lacking = " and ".join(f"“{one.condition.says or _parts(one)}”" for one in following.unmet)
    return f"{reached}; level {following.level.key} lacks {lacking}"


def _parts(asked: Asked) -> str:
    """Those parts of a condition without words that do not hold."""
    return " and ".join(part.text for part in asked.lacking)


def _share(found: NodeTrace, part: Part) -> str:
    """What the part brings to its node, before the part's own line."""
    if not found.adds_up or found.why:
        return ""
    stands_in = f" (counted as {number(part.score)})" if part.stands_in else ""
    return f"{part.share:.1%} × {stands_in}"


def _measure(found: MeasureTrace) -> str:
    if found.state is not State.GIVEN:
        return ABSENT[found.state]
    steps = [f"{step.stage} {number(step.value)}" for step in found.steps if step.changed and not np.isnan(step.value)]
    filled = ", filled in for a missing answer" if found.imputed else ""
    return f"{number(found.score)}" + (f" ({' → '.join(steps)}{filled})" if len(steps) > 1 or filled else "")


def number(value: float) -> str:
    """A number for reading: up to six significant digits."""
    return f"{value:.6g}"
