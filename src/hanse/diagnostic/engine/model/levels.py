"""Ladders of levels: bands of a score, and staged levels with conditions of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hanse.kernel.texts import Text


@dataclass(frozen=True, slots=True)
class Condition:
    """What a level asks for beyond the score: a FEEL condition, and the words in which a reader is told."""

    holds: str
    says: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A step of a ladder: reached from the score `start` (inclusive unless `above`), where all conditions hold."""

    key: str
    name: Text
    start: float | None = None
    text: Text | None = None
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Levels from the lowest to the highest.

    `above`: a start itself still belongs to the level below. `decimals`: the score is rounded before it is compared,
    as published tables of rounded scores need. `by_percentile`: starts are places among all units, 0 to 1.
    Staged: a level counts only where every lower one is reached as well; the highest such level is the node's.
    """

    key: str
    levels: tuple[Level, ...]
    above: bool = False
    by_percentile: bool = False
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Gates:
    """What one node asks for beyond the score, by level key: its conditions, and a picture in its own words."""

    conditions: Mapping[str, tuple[Condition, ...]] = field(default_factory=dict)
    pictures: Mapping[str, Text] = field(default_factory=dict)
