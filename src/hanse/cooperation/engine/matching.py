"""The two lists of a city: cities like it, and cities that have solved what it struggles with; with the reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from hanse.cooperation.engine.arrays import Bits, Floats, Whole
from hanse.cooperation.engine.parts import Pairs
from hanse.cooperation.engine.ranking import best, scores
from hanse.cooperation.engine.traits import (
    ALIKE,
    ALIKE_FROM,
    BESIDE,
    LEAD,
    PROFILE,
    Traits,
    ahead,
    likeness,
    standardised,
)
from hanse.cooperation.engine.weights import CHOSEN


@dataclass(frozen=True, slots=True)
class Match:
    """A city by its place, and why.

    `alike` names what both have in common: of `traits.ALIKE`, and `profile`. `shared` are partners of both. `leads`
    are dimensions, by place, at which it is ahead, the most first; `offered` those at which it offers help.
    """

    city: int
    score: float
    alike: tuple[str, ...] = ()
    shared: tuple[int, ...] = ()
    leads: tuple[int, ...] = ()
    offered: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Likeness:
    """How like one city all others are: standardised scores (-inf: itself and its partners), and in what."""

    values: Floats
    common: Mapping[str, Bits] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)
class Network:
    """The cities of a network, and those outside it with which they are partners.

    `profiles` holds what each city shares of its scores, NaN for the rest; `offers` where it offers help; ``(n, d)``.
    """

    pairs: Pairs
    traits: Traits
    profiles: Floats
    offers: Bits

    def like(self, city: int, own: Floats, among: Bits, most: int) -> list[Match]:
        """Cities like this one, whose scores are `own`, among some; the best first."""
        found = self.likeness(city, own)
        values = np.where(among, found.values, -np.inf)
        return [self._match(city, int(other), float(values[other]), found) for other in best(values, most)]

    def solved(self, city: int, own: Floats, wanted: Whole, among: Bits, most: int) -> list[Match]:
        """Cities that are ahead of `own` or offer help at one of the wanted dimensions; its partners are among them."""
        lead, found = ahead(own, self.profiles, self.offers, wanted), self.likeness(city, own)
        beside = np.where(np.isfinite(found.values), found.values, 0)
        values = np.where(among & (lead.sum(axis=1) > 0), lead.sum(axis=1) + BESIDE * beside, -np.inf)
        values[city] = -np.inf
        matches = (self._match(city, int(other), float(values[other]), found) for other in best(values, most))
        return [self._with_strengths(one, own, wanted) for one in matches]

    def likeness(self, city: int, own: Floats) -> Likeness:
        values = standardised(scores(self.pairs, np.array([city]), CHOSEN)[0])
        common = self.traits.alike(city)
        for name, weight in ALIKE.items():
            values += np.float32(weight) * common[name]
        profile = np.nan_to_num(likeness(own, self.profiles), nan=0.0)
        values += np.float32(PROFILE) * profile
        return Likeness(values, {**common, "profile": profile >= ALIKE_FROM})

    def _match(self, city: int, other: int, score: float, found: Likeness) -> Match:
        links = self.pairs.links
        shared = np.intersect1d(links.partners(city), links.partners(other))
        alike = tuple(name for name, every in found.common.items() if every[other])
        return Match(other, score, alike, tuple(int(one) for one in shared))

    def _with_strengths(self, one: Match, own: Floats, wanted: Whole) -> Match:
        lead = self.profiles[one.city, wanted] - own[wanted]
        order = np.argsort(-np.nan_to_num(lead, nan=-np.inf), kind="stable")
        leads = tuple(int(wanted[at]) for at in order if lead[at] >= LEAD)
        offered = tuple(int(at) for at in wanted if self.offers[one.city, at])
        return replace(one, leads=leads, offered=offered)
