"""The tree of a framework: nodes of any depth, and measures as its leaves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hanse.diagnostic.engine.model.levels import Condition, Gates, Level
from hanse.diagnostic.engine.model.measuring import MeasureRules
from hanse.diagnostic.engine.model.rules import AbsenceRule, NodeRules
from hanse.kernel.texts import Text


class Choosing(StrEnum):
    """How the chosen options of a multiple choice, or the rows of a matrix, become one score."""

    MEAN = "mean"
    SUM = "sum"
    BEST = "best"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class FromColumn:
    """The number in a column, or the answer to a number question."""

    column: str


@dataclass(frozen=True, slots=True)
class FromOptions:
    """Scores of options, on the framework's scale. SHARE is the scores chosen over the scores there are."""

    question: str
    scores: Mapping[int | str, float]
    choosing: Choosing = Choosing.BEST


@dataclass(frozen=True, slots=True)
class FromFormula:
    """A FEEL expression over columns, questions and other measures' raw numbers."""

    formula: str


class Statistic(StrEnum):
    """One number from many."""

    MEAN = "mean"
    MEDIAN = "median"
    SUM = "sum"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    COUNT = "count"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class FromRows:
    """One number per unit from the rows below it in a roster table.

    Over the rows that satisfy `where` (FEEL on the row's columns) and hold a number in `column`. COUNT counts the rows,
    SHARE is the share of them (of those with `column`'s number, where given) that satisfy `holds`.
    """

    table: str
    column: str = ""
    statistic: Statistic = Statistic.MEAN
    where: str = ""
    holds: str = ""
    weight: str = ""


type Source = FromColumn | FromOptions | FromFormula | FromRows


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A leaf: one number per unit, brought onto the framework's scale.

    `direction` is +1 where more is better, -1 where less is. `absence` answers for this measure before its node does.
    """

    key: str
    title: Text
    source: Source
    weight: float = 1.0
    direction: int = 1
    unit: Text | None = None
    text: Text | None = None
    target: float | None = None
    rules: MeasureRules = field(default_factory=MeasureRules)
    missing: AbsenceRule | None = None
    not_applicable: AbsenceRule | None = None
    irrelevant: AbsenceRule | None = None
    tier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An inner node: its score comes from its parts, which are nodes or measures."""

    key: str
    title: Text
    parts: tuple["Node | Measure", ...]
    weight: float = 1.0
    tier: str = ""
    text: Text | None = None
    rules: NodeRules = field(default_factory=NodeRules)
    gates: Gates = field(default_factory=Gates)
    target: float | None = None

    def conditions(self, level: Level) -> tuple[Condition, ...]:
        """What a level asks for here beyond the score: the ladder's conditions and the node's own."""
        return (*level.conditions, *self.gates.conditions.get(level.key, ()))

    def nodes(self) -> Iterator["Node"]:
        """The node itself and all nodes below it, parents before their parts."""
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.nodes()

    def measures(self) -> Iterator[Measure]:
        """All measures below, in the order of the tree."""
        for part in self.parts:
            if isinstance(part, Measure):
                yield part
            else:
                yield from part.measures()
