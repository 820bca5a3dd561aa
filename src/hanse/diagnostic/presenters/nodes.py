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
    """One node: its score as answered and with evidence only, its level in words, how complete it is (0 to 1).

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
    low: float | None = None
    high: float | None = None
    steady: float | None = None


def lines_of(result: Scored, claimed: Stored, proved: Stored, speak: Speaker) -> tuple[NodeLine, ...]:
    """All nodes of the first unit, parents before their parts; spans and evidenced scores as they are stored."""
    return tuple(_lines(result, result.framework.root, 0, (claimed, proved), speak))


def _lines(result: Scored, node: Node, depth: int, stored: tuple[Stored, Stored], speak: Speaker) -> list[NodeLine]:
    level, ladder = result.level(0, node.key), result.ladder(node.key)
    score = float(result.scores(node.key)[0])
    own, proved = (found.get(node.key, {}) for found in stored)
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
        completeness=float(result.completeness(node.key)[0]),
        evidenced_level=proved.get("level"),
        evidenced_completeness=proved.get("completeness"),
        low=own.get("low"),
        high=own.get("high"),
        steady=own.get("steady"),
    )
    parts = [part for part in node.parts if isinstance(part, Node)]
    return [line, *(found for part in parts for found in _lines(result, part, depth + 1, stored, speak))]
