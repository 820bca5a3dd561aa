"""The nodes of a result, one line each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.presenters.speaker import Speaker

type Stored = Mapping[str, Mapping[str, Any]]
"""Numbers of a stored result by the key of their node."""


@dataclass(frozen=True, slots=True)
class NodeLine:
    """One node: its score on the three bases, its level in words, how complete it is (0 to 1).

    `low` and `high` are the ends of the score's span, None where there is none; `steady`: share of the replications
    that reach the very level (doc/method/uncertainty.md).
    """

    key: str
    title: str
    tier: str
    depth: int
    score: float | None
    evidenced: float | None
    level: int | None
    level_name: str
    picture: str
    completeness: float
    evidenced_level: int | None = None
    evidenced_completeness: float | None = None
    verified: float | None = None
    verified_level: int | None = None
    verified_completeness: float | None = None
    low: float | None = None
    high: float | None = None
    steady: float | None = None


def lines_of(
    result: Scored, claimed: Stored, proved: Stored, speak: Speaker, *, verified: Stored | None = None, unit: int = 0
) -> tuple[NodeLine, ...]:
    """All nodes of a unit, parents before their parts; spans, evidenced and verified scores as they are stored."""
    return tuple(_lines(_Unit(result, unit, claimed, proved, verified or {}, speak), result.framework.root, 0))


@dataclass(frozen=True, slots=True)
class _Unit:
    result: Scored
    place: int
    claimed: Stored
    proved: Stored
    verified: Stored
    speak: Speaker


def _lines(of: _Unit, node: Node, depth: int) -> list[NodeLine]:
    result, speak = of.result, of.speak
    level, ladder = result.level(of.place, node.key), result.ladder(node.key)
    score = float(result.scores(node.key)[of.place])
    own, proved, third = (stored.get(node.key, {}) for stored in (of.claimed, of.proved, of.verified))
    line = NodeLine(
        key=node.key,
        title=speak(node.title),
        tier=node.tier,
        depth=depth,
        score=None if np.isnan(score) else score,
        evidenced=proved.get("score"),
        level=ladder.levels.index(level) + 1 if ladder and level else None,
        level_name=speak(level.name) if level else "",
        picture=speak(node.gates.pictures.get(level.key) or level.text) if level else "",
        completeness=float(result.completeness(node.key)[of.place]),
        evidenced_level=proved.get("level"),
        evidenced_completeness=proved.get("completeness"),
        verified=third.get("score"),
        verified_level=third.get("level"),
        verified_completeness=third.get("completeness"),
        low=own.get("low"),
        high=own.get("high"),
        steady=own.get("steady"),
    )
    parts = [part for part in node.parts if isinstance(part, Node)]
    return [line, *(found for part in parts for found in _lines(of, part, depth + 1))]
