"""What a solution costs in one city: quantities by its size, prices by local wages or as the city says itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hanse.diagnostic.engine.model.solutions import Item, Library, Rate, Solution

REFERENCE = 500_000
"""Inhabitants of the city for which the library gives its quantities."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """A city's inhabitants, its country's income group, and prices of its own: rate → money of one unit."""

    inhabitants: int
    income: str
    prices: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Band:
    low: float
    high: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    def __add__(self, other: "Band") -> "Band":
        return Band(self.low + other.low, self.high + other.high)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cost with how it comes about: `quantity` units of `rate` at `price` each make `amount`."""

    item: Item
    rate: Rate
    quantity: Band
    price: float

    @property
    def amount(self) -> Band:
        return Band(self.quantity.low * self.price, self.quantity.high * self.price)


@dataclass(frozen=True, slots=True)
class Cost:
    """Lines of what is paid once, and of what is paid each year from then on."""

    one_off: tuple[Line, ...]
    yearly: tuple[Line, ...]

    @property
    def once(self) -> Band:
        return sum((line.amount for line in self.one_off), Band(0, 0))

    @property
    def a_year(self) -> Band:
        return sum((line.amount for line in self.yearly), Band(0, 0))


def cost(library: Library, solution: Solution, city: Circumstances) -> Cost:
    """The cost in the currency of the library, in prices of its year. Raises KeyError for an unknown income group."""
    one_off, yearly = (
        tuple(_line(library, item, city) for item in items) for items in (solution.one_off, solution.yearly)
    )
    return Cost(one_off, yearly)


def price(library: Library, rate: Rate, city: Circumstances) -> float:
    """Of one unit: the city's own, else the library's with its share of pay at local wages."""
    local = rate.pay * library.incomes[city.income].wages + (1 - rate.pay)
    return city.prices.get(rate.key, rate.price * local)


def _line(library: Library, item: Item, city: Circumstances) -> Line:
    rate, size = library.rates[item.rate], (city.inhabitants / REFERENCE) ** item.grows
    return Line(item, rate, Band(item.low * size, item.high * size), price(library, rate, city))
