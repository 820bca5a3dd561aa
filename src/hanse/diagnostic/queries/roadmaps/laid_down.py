"""What a city lays down for a roadmap, as it is kept: the engine's wishes and the city's circumstances."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hanse.diagnostic.engine.roadmap.pricing import Circumstances
from hanse.diagnostic.engine.roadmap.wishes import Aim, Wishes

DOLLAR = "USD"
MOST_MONEY = 10**13
"""Of a sum in the city's own currency: more than any city has, in any currency."""

LEAST_RATE, MOST_RATE = 0.1, 10**6
"""Of how much of a currency one US dollar buys."""


@dataclass(frozen=True, slots=True)
class LaidDown:
    """`wishes` are in the library's currency; `currency` is the city's own: `rate` of it are one of the library's."""

    wishes: Wishes
    city: Circumstances
    currency: str = DOLLAR
    rate: float = 1.0

    def own(self, amount: float) -> float:
        """An amount of the library's currency in the city's own."""
        return amount * self.rate


def to_json(laid: LaidDown) -> dict[str, Any]:
    """As `Roadmap.wishes` keeps it."""
    wishes, city = laid.wishes, laid.city
    return {
        "budget": list(wishes.budget),
        "posts": dict(wishes.posts),
        "at_once": wishes.at_once,
        "locked": dict(wishes.locked),
        "banned": sorted(wishes.banned),
        "quick_floor": wishes.quick_floor,
        "aims": [{"node": one.node, "score": one.score, "period": one.period} for one in wishes.aims],
        "inhabitants": city.inhabitants,
        "income": city.income,
        "prices": dict(city.prices),
        "currency": laid.currency,
        "rate": laid.rate,
    }


def from_json(kept: Mapping[str, Any]) -> LaidDown:
    wishes = Wishes(
        budget=tuple(kept["budget"]),
        posts=kept["posts"],
        at_once=kept["at_once"],
        locked=kept["locked"],
        banned=frozenset(kept["banned"]),
        quick_floor=kept["quick_floor"],
        aims=tuple(Aim(one["node"], one["score"], one["period"]) for one in kept["aims"]),
    )
    city = Circumstances(kept["inhabitants"], kept["income"], kept["prices"])
    return LaidDown(wishes, city, kept["currency"], kept["rate"])
