"""The library of solutions: what closes a gap, with its steps, staff and costs. Values as the files hold them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hanse.kernel.texts import Text, Translations

YEAR = 12
"""Months."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published figure beside which an estimate was held: what it says; `source` is its title, publisher and year."""

    says: Text
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a number comes from: a published source, or our estimate and how it was derived."""

    text: Text
    estimate: bool
    url: str = ""
    compared: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """The price of one `unit` in a high-income country; `pay` is the share of it that follows local wages."""

    key: str
    title: Text
    unit: Text
    price: float
    pay: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class Size:
    """A class of cities; `inhabitants` is a typical one, `below` where the class ends (None: the largest)."""

    key: str
    title: Text
    inhabitants: int
    below: int | None = None


@dataclass(frozen=True, slots=True)
class Income:
    """A group of countries by income; `wages` is pay for the same work against that of the high-income group."""

    key: str
    title: Text
    wages: float
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a cost: from `low` to `high` units of a rate in a city of the reference size.

    `grows` is the elasticity with inhabitants: 0 the same in every city, 1 in proportion.
    """

    what: Text
    rate: str
    low: float
    high: float
    grows: float = 0.0


@dataclass(frozen=True, slots=True)
class Move:
    """The answer to which a solution brings a question: the value of an option, or a number."""

    question: str
    to: float


@dataclass(frozen=True, slots=True)
class Ask:
    """What must be so before a solution begins: the question's answer is at least this."""

    question: str
    least: float


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of carrying it out: what comes out, who answers for it, months, and posts of own staff by skill."""

    title: Text
    output: Text
    role: str
    months: float
    text: Text | None = None
    posts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Risk:
    text: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class Success:
    """By what one sees that it worked, and the figure to reach."""

    text: Text
    target: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """`needs`: each entry is met when one of its solutions is done. `after`: posts by skill that it takes for good."""

    key: str
    title: Text
    family: str
    problem: Text
    summary: Text | None = None
    moves: tuple[Move, ...]
    asks: tuple[Ask, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    stages: tuple[Stage, ...]
    after: Mapping[str, float] = field(default_factory=dict)
    one_off: tuple[Item, ...]
    yearly: tuple[Item, ...] = ()
    basis: Basis
    risks: tuple[Risk, ...]
    success: tuple[Success, ...]
    standards: tuple[str, ...] = ()
    service: str = ""

    @property
    def months(self) -> float:
        """How long it takes: its steps follow one another."""
        return sum(stage.months for stage in self.stages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Solutions for the questions of one framework. Prices are in `currency` of the year `prices`."""

    key: str
    version: str
    title: Text
    summary: Text | None
    licence: str
    source: str
    languages: tuple[str, ...]
    framework: str
    currency: str
    prices: int
    skills: Mapping[str, Text]
    roles: Mapping[str, Text]
    sizes: tuple[Size, ...]
    incomes: Mapping[str, Income]
    rates: Mapping[str, Rate]
    solutions: Mapping[str, Solution]
    translations: Translations = field(default_factory=Translations)

    def size_of(self, inhabitants: int) -> Size:
        """The class of a city."""
        return next((size for size in self.sizes if size.below is None or inhabitants < size.below), self.sizes[-1])
