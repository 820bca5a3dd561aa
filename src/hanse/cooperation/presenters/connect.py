"""A city's two lists: cities like it, and cities that have solved what it struggles with."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.cooperation.engine.arrays import Bits, Whole
from hanse.cooperation.engine.matching import Match
from hanse.cooperation.engine.traits import gaps
from hanse.cooperation.queries.introductions import open_between, waiting_for
from hanse.cooperation.queries.known import Known, known, network, scores_at
from hanse.cooperation.queries.partnerships import topics_of
from hanse.diagnostic.public import dimensions, profiles
from hanse.members.public import City, IncomeGroup, Region, SizeClass, cities, unled_among
from hanse.questions.spec.kinds.country import names_in
from hanse.ui import formats
from hanse.ui.values import Select, select

LIKE, SOLVED = "like", "solved"
MOST = 20
NAMED = 3
"""Partners of both that are called by name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cities are looked for; what is empty is not asked."""

    shown: str = LIKE
    region: str = ""
    size: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A city and why it is shown. `asked`: a request between the two is open; `led`: it has who could answer."""

    party_id: UUID
    name: str
    country: str
    reasons: tuple[str, ...]
    asked: bool
    led: bool


@dataclass(frozen=True, slots=True)
class ConnectPage:
    """`struggles`: the dimensions in question, `chosen` where the city says so itself; empty where nothing is known."""

    city: City
    shown: str
    lines: tuple[MatchLine, ...]
    struggles: tuple[str, ...]
    chosen: bool
    filters: tuple[Select, ...]
    waiting: int


def wanted_in(given: Mapping[str, str]) -> Wanted:
    """From an address; what it cannot mean is left out."""
    region, size, language = given.get("region", ""), given.get("size", ""), given.get("language", "")
    return Wanted(
        shown=SOLVED if given.get("show") == SOLVED else LIKE,
        region=region if region in Region.values else "",
        size=size if size in SizeClass.values else "",
        language=language[:10],
    )


def connect_page(city: City, wanted: Wanted, language: str) -> ConnectPage:
    """Twelve queries, however many cities there are."""
    found, titles, scores = known(), dimensions(language), profiles(city.pk)
    keys, topics = list(titles), topics_of(city.pk)
    own, engine, place = scores_at(scores.own, keys), network(found, scores, keys), found.at[city.pk]
    looked_for = [keys.index(one) for one in topics.looks_for if one in titles]
    struggles: Whole = np.array(looked_for or gaps(own), np.int64)
    among = _among(found, wanted)
    if wanted.shown == SOLVED:
        matches = engine.solved(place, own, struggles, among, MOST)
    else:
        matches = engine.like(place, own, among, MOST)
    names, open_ones = list(titles.values()), open_between(city.pk)
    others = _cities_of(found, [one.city for one in matches])
    reasons = Reasons(found, names, others, city, open_ones, unled_among(list(others)))
    return ConnectPage(
        city=city,
        shown=wanted.shown,
        lines=tuple(reasons.line(one, language) for one in matches),
        struggles=tuple(names[one] for one in struggles),
        chosen=bool(looked_for),
        filters=_filters(found, wanted),
        waiting=waiting_for(city.pk),
    )


@dataclass(frozen=True, slots=True)
class Reasons:
    """Says why cities match one."""

    known: Known
    dimensions: list[str]
    cities: Mapping[UUID, City]
    city: City
    open_ones: set[UUID]
    unled: Collection[UUID]

    def line(self, one: Match, language: str) -> MatchLine:
        party_id = self.known.parties[one.city]
        other = self.cities[party_id]
        country = names_in(language).get(other.country, other.country)
        asked, led = party_id in self.open_ones, party_id not in self.unled
        return MatchLine(party_id, other.name, country, tuple(self._of(one, other)), asked, led)

    def _of(self, one: Match, other: City) -> Iterator[str]:
        if one.leads:
            yield _("Strong where you are weak: %(what)s") % {"what": self._titles(one.leads)}
        if one.offered:
            yield _("Offers help with: %(what)s") % {"what": self._titles(one.offered)}
        if one.shared:
            yield self._shared(one)
        if "language" in one.alike:
            both = set(self.city.languages) & set(other.languages)
            yield _("You share a language: %(what)s") % {"what": formats.listed(map(language_name, sorted(both)))}
        if "size" in one.alike and other.size_class:
            yield _("Of the same size: %(what)s") % {"what": other.size_class.label}
        if "region" in one.alike:
            yield _("In the same region: %(what)s") % {"what": Region(other.region).label}
        if "income" in one.alike:
            yield _("In an economy like yours: %(what)s") % {"what": IncomeGroup(other.income_group).label}
        if "profile" in one.alike:
            yield _("Strong and weak where you are, by the results that it shares")

    def _shared(self, one: Match) -> str:
        names = [self.known.names[place] for place in one.shared[:NAMED]]
        words = ngettext(
            "%(number)s of your partner cities is its partner too: %(names)s",
            "%(number)s of your partner cities are its partners too: %(names)s",
            len(one.shared),
        )
        more = ["…"] if len(one.shared) > NAMED else []
        return words % {"number": formats.number(len(one.shared)), "names": ", ".join(names + more)}

    def _titles(self, places: tuple[int, ...]) -> str:
        return formats.listed(self.dimensions[one] for one in places)


def language_name(code: str) -> str:
    """A language in the one that is active."""
    return str(formats.active_locale().languages.get(code, code))


def _among(found: Known, wanted: Wanted) -> Bits:
    """Members that the filters let through; cities outside never are."""
    among = np.zeros(len(found.names), bool)
    among[: found.members] = True
    if wanted.region:
        among[: found.members] &= np.array([one == wanted.region for one in found.regions], bool)
    if wanted.size:
        among[: found.members] &= np.array([one == wanted.size for one in found.sizes], bool)
    if wanted.language:
        among[: found.members] &= np.array([wanted.language in one for one in found.languages], bool)
    return among


def _cities_of(found: Known, places: list[int]) -> dict[UUID, City]:
    return {one.pk: one for one in cities().filter(party_id__in=[found.parties[place] for place in places])}


def _filters(found: Known, wanted: Wanted) -> tuple[Select, ...]:
    every = ("", _("All"))
    spoken = sorted({language for one in found.languages for language in one}, key=language_name)
    return (
        select("region", _("Region"), [every, *((one.value, str(one.label)) for one in Region)], wanted.region),
        select("size", _("Size"), [every, *((one.value, str(one.label)) for one in SizeClass)], wanted.size),
        select("language", _("Language"), [every, *((one, language_name(one)) for one in spoken)], wanted.language),
    )
