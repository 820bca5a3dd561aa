"""The network as the engine takes it: who can be found, with whom each is a partner, and what may be known of scores.

What is the same for every city is made once for as long as nothing of it changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

import numpy as np

from hanse.cooperation.engine.arrays import Bits, Floats, Whole
from hanse.cooperation.engine.cities import Cities
from hanse.cooperation.engine.links import Links
from hanse.cooperation.engine.matching import Network
from hanse.cooperation.engine.parts import Pairs
from hanse.cooperation.engine.traits import Traits
from hanse.cooperation.enums import PartnershipState
from hanse.cooperation.models import Partnership, Topics
from hanse.diagnostic.public import Profiles
from hanse.members.public import member_cities, size_class_of

type CityRow = tuple[UUID, str, str, str, str, int | None, float | None, float | None, tuple[str, ...]]
type Outside = tuple[str, str]
"""The id in Wikidata, or the name where it has none, and the country."""
type LinkRow = tuple[UUID, UUID | Outside]

COLUMNS = ("party_id", "name", "country", "region", "income_group", "population", "latitude", "longitude", "languages")


@dataclass(frozen=True, eq=False)
class Known:
    """`at` says at which place each member stands; after the members come cities outside, by their names."""

    at: Mapping[UUID, int]
    parties: tuple[UUID, ...]
    names: tuple[str, ...]
    regions: tuple[str, ...]
    sizes: tuple[str, ...]
    languages: tuple[tuple[str, ...], ...]
    pairs: Pairs
    traits: Traits

    @property
    def members(self) -> int:
        return len(self.parties)


def known() -> Known:
    """All members and their agreed partnerships; two queries."""
    cities = tuple((*one[:-1], tuple(one[-1])) for one in member_cities().order_by("party_id").values_list(*COLUMNS))
    agreed = Partnership.objects.filter(state=PartnershipState.AGREED).order_by("id")
    rows = agreed.values_list("asked_by_party_id", "asked_party_id", "outside_id", "outside_name", "outside_country")
    links = tuple(
        (one, other or (outside_id or name.casefold(), name, country)) for one, other, outside_id, name, country in rows
    )
    return _known(cities, links)


def network(found: Known, scores: Profiles, dimensions: list[str]) -> Network:
    """With what may be known of scores, and what cities offer; one query."""
    number, profiles = len(found.names), np.full((len(found.names), len(dimensions)), np.nan, np.float32)
    for party_id, shared in scores.shared.items():
        if (place := found.at.get(party_id)) is not None:
            profiles[place] = scores_at(shared, dimensions)
    offers = np.zeros((number, len(dimensions)), bool)
    for party_id, offered in Topics.objects.exclude(offers=[]).values_list("party_id", "offers"):
        if (place := found.at.get(party_id)) is not None:
            offers[place] = [one in offered for one in dimensions]
    return Network(pairs=found.pairs, traits=found.traits, profiles=profiles, offers=offers)


def scores_at(scores: Mapping[str, float | None], dimensions: list[str]) -> Floats:
    """In the order of the dimensions; NaN where there is none."""
    given = [scores.get(one) for one in dimensions]
    return np.array([np.nan if one is None else one for one in given], np.float32)


@lru_cache(maxsize=4)
def _known(cities: tuple[Any, ...], links: tuple[Any, ...]) -> Known:
    at = {one[0]: place for place, one in enumerate(cities)}
    outside: dict[str, tuple[str, str, str]] = {}
    for _one, other in links:
        if isinstance(other, tuple):
            outside.setdefault(other[0], other)
    places = {**at, **{key: len(at) + number for number, key in enumerate(outside)}}
    ends = [(at.get(one), places.get(other[0] if isinstance(other, tuple) else other)) for one, other in links]
    pairs = np.array([pair for pair in ends if None not in pair], np.int64).reshape(-1, 2)
    countries = (*(one[2] for one in cities), *(one[2] for one in outside.values()))
    return Known(
        at=at,
        parties=tuple(at),
        names=(*(one[1] for one in cities), *(one[1] for one in outside.values())),
        regions=tuple(one[3] for one in cities),
        sizes=tuple(_size(one[5]) for one in cities),
        languages=tuple(one[8] for one in cities),
        pairs=Pairs(_cities(cities, countries), Links.of(pairs, len(countries))),
        traits=_traits(cities, len(outside)),
    )


def _cities(cities: tuple[Any, ...], countries: tuple[str, ...]) -> Cities:
    def numbers(column: int) -> Floats:
        given = [one[column] for one in cities] + [None] * (len(countries) - len(cities))
        return np.array([np.nan if one is None else one for one in given], np.float32)

    return Cities(countries=_groups(countries), people=numbers(5), latitudes=numbers(6), longitudes=numbers(7))


def _traits(cities: tuple[Any, ...], outside: int) -> Traits:
    spoken = sorted({language for one in cities for language in one[8]})
    languages: Bits = np.zeros((len(cities) + outside, len(spoken)), bool)
    for place, one in enumerate(cities):
        languages[place, [spoken.index(language) for language in one[8]]] = True
    nothing = ("",) * outside
    return Traits(
        regions=_groups((*(one[3] for one in cities), *nothing)),
        incomes=_groups((*(one[4] for one in cities), *nothing)),
        sizes=_groups((*(_size(one[5]) for one in cities), *nothing)),
        languages=languages,
    )


def _size(people: int | None) -> str:
    return size_class_of(people) or ""


def _groups(names: tuple[str, ...]) -> Whole:
    """Numbers of groups by their names; -1 for an empty one."""
    every = {name: number for number, name in enumerate(sorted({*names} - {""}))}
    return np.array([every.get(name, -1) for name in names], np.int64)
