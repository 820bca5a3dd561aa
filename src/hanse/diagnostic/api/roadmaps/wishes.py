"""What a city lays down for a roadmap, as a program sends and reads it: sums in the city's own currency."""

from collections.abc import Collection, Iterable
from typing import Annotated, Self

from ninja import Field, Schema
from pydantic import ConfigDict, field_validator

from hanse.diagnostic.engine.roadmap import wishes as laid
from hanse.diagnostic.engine.roadmap.pricing import Circumstances
from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.queries.roadmaps.laid_down import DOLLAR, LEAST_RATE, MOST_MONEY, MOST_RATE, LaidDown

STRICT = ConfigDict(extra="forbid")
Sum = Annotated[float, Field(ge=0, le=MOST_MONEY)]
Posts = Annotated[float, Field(ge=0, le=10_000)]
Period = Annotated[int, Field(ge=1, le=20, description="Counted from 1.")]


class Aim(Schema):
    """A node of the framework has at least this score at the end of a period."""

    model_config = STRICT

    node: str = Field(examples=["governance"], max_length=60)
    score: float = Field(ge=0, le=100)
    period: Period


class Wishes(Schema):
    """What the city lays down. Money is in `currency`, of which `rate` are one US dollar."""

    model_config = STRICT

    currency: str = Field(DOLLAR, pattern="^[A-Z]{3}$", description="ISO 4217.", examples=["EUR"])
    rate: float = Field(1.0, ge=LEAST_RATE, le=MOST_RATE, description="So many of the currency are one US dollar.")
    budget: list[Sum] = Field(min_length=1, max_length=20, description="Money of each period: it says how many.")
    posts: dict[str, Posts] = Field(description="Skill → posts that the city can spare.", examples=[{"it": 2}])
    inhabitants: int = Field(ge=1, le=100_000_000)
    income: str = Field(description="Income group of the country.", examples=["upper_middle"], max_length=20)
    at_once: Annotated[int, Field(ge=1, le=200)] | None = Field(None, description="Most solutions under way at once.")
    locked: dict[str, Period | None] = Field({}, description="Solution → period in which it begins; null for any.")
    banned: list[str] = Field([], max_length=300, description="Solutions that are never chosen.")
    quick_floor: int = Field(0, ge=0, le=20, description="So many quick wins are done in the first year.")
    aims: list[Aim] = Field([], max_length=20)
    prices: dict[str, Sum] = Field({}, description="Own prices by the key of their rate.")

    @field_validator("posts")
    @classmethod
    def skills(cls, posts: dict[str, float]) -> dict[str, float]:
        return _known(posts, load_library().skills)

    @field_validator("income")
    @classmethod
    def group(cls, income: str) -> str:
        _known([income], load_library().incomes)
        return income

    @field_validator("prices")
    @classmethod
    def rates(cls, prices: dict[str, float]) -> dict[str, float]:
        return _known(prices, load_library().rates)

    @field_validator("locked")
    @classmethod
    def in_library(cls, locked: dict[str, int | None]) -> dict[str, int | None]:
        return _known(locked, load_library().solutions)

    @field_validator("banned")
    @classmethod
    def in_library_too(cls, banned: list[str]) -> list[str]:
        return _known(banned, load_library().solutions)

    def laid_down(self) -> LaidDown:
        """As the domain keeps it: in the library's currency, periods counted from 0."""
        wishes = laid.Wishes(
            budget=tuple(money / self.rate for money in self.budget),
            posts=self.posts,
            at_once=self.at_once,
            locked={key: None if period is None else period - 1 for key, period in self.locked.items()},
            banned=frozenset(self.banned),
            quick_floor=self.quick_floor,
            aims=tuple(laid.Aim(one.node, one.score, one.period - 1) for one in self.aims),
        )
        prices = {key: price / self.rate for key, price in self.prices.items()}
        return LaidDown(wishes, Circumstances(self.inhabitants, self.income, prices), self.currency, self.rate)

    @classmethod
    def of(cls, kept: LaidDown) -> Self:
        """As it was sent."""
        wishes, city = kept.wishes, kept.city
        return cls(
            currency=kept.currency,
            rate=kept.rate,
            budget=[_own(kept, money) for money in wishes.budget],
            posts=dict(wishes.posts),
            inhabitants=city.inhabitants,
            income=city.income,
            at_once=wishes.at_once,
            locked={key: None if period is None else period + 1 for key, period in wishes.locked.items()},
            banned=sorted(wishes.banned),
            quick_floor=wishes.quick_floor,
            aims=[Aim(node=one.node, score=one.score, period=one.period + 1) for one in wishes.aims],
            prices={key: _own(kept, price) for key, price in city.prices.items()},
        )


def _own(kept: LaidDown, amount: float) -> float:
    """To the cent: division and multiplication lose less, but may lead beyond the most that is taken."""
    return min(round(kept.own(amount), 2), float(MOST_MONEY))


def _known[Given: Iterable[str]](given: Given, there: Collection[str]) -> Given:
    """Raises ValueError for a key that there is not."""
    unknown = sorted(set(given) - set(there))
    if unknown:
        raise ValueError(f"there is no “{unknown[0]}”; choose from: {', '.join(there)}")
    return given
