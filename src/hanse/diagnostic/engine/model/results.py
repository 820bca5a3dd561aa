"""What a framework says of its results: ranks, derived numbers, groups of units, published columns to compare with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hanse.diagnostic.engine.model.tree import Statistic
from hanse.diagnostic.engine.ranks import Ties
from hanse.kernel.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RankRule:
    """Rank of a node, measure, derived number or column; 1 for the highest unless `ascending`.

    `within`: among units alike in these columns. `summary`: of the rows of this summary instead of the units.
    """

    key: str
    title: Text
    of: str
    summary: str = ""
    ties: Ties = Ties.MINIMUM
    ascending: bool = False
    within: tuple[str, ...] = ()
    decimals: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A number computed from scores and columns by a FEEL expression, such as a score on another scale."""

    key: str
    title: Text
    formula: str
    decimals: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A named set of units: those whose `column` is one of `members`. Conditions see it as true or false."""

    key: str
    title: Text
    column: str
    members: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Rows of results for sets of units.

    Every node's score over the rows of `of` (units, or other summaries) that satisfy `where`, one row for each
    combination of `by`. Rows without a score are left out; where fewer than `least` remain there is none.
    """

    key: str
    title: Text
    of: tuple[str, ...] = ("units",)
    where: str = ""
    by: tuple[str, ...] = ()
    statistic: Statistic = Statistic.MEAN
    weight: str = ""
    least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published column and what it is to equal, within `within`; only units for which `where` holds are looked at."""

    column: str
    of: str
    within: float = 0.0
    where: str = ""


@dataclass(frozen=True, slots=True)
class Focus:
    """What is told as strengths and gaps: at most `most` nodes of `tier` each; strengths score `strong` at least."""

    tier: str = ""
    strong: float | None = None
    most: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    ranks: tuple[RankRule, ...] = ()
    derived: tuple[Derived, ...] = ()
    groups: tuple[Group, ...] = ()
    summaries: tuple[Summary, ...] = ()
    published: tuple[Published, ...] = ()
    focus: Focus = field(default_factory=Focus)
    labels: Mapping[str, str] = field(default_factory=dict)
