"""The groups that a city belongs to, each by a rule that is said, to choose from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.diagnostic.presenters.groups import (
    count_words,
    group_query,
    group_words,
    language_group,
    near_group,
)
from hanse.diagnostic.queries.places import Place
from hanse.diagnostic.queries.releases import EVERYBODY, Classes, Peers, classes_of
from hanse.members.public import City
from hanse.ui import formats

MOST_LANGUAGES = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A group of the city's own, with the query of its page."""

    words: str
    count: str
    query: str
    chosen: bool


def choices_of(city: City, peers: Peers, place: Place, chosen: Classes, language: str) -> tuple[Choice, ...]:
    """All cities, the city's region, size, income group and languages, and the cities most like it."""
    return tuple(
        Choice(
            words=group_words(group, language),
            count=count_words(peers.counts[group]),
            query=group_query(group, round=str(peers.round.id)),
            chosen=group == chosen,
        )
        for group in _own(city, peers, place)
        if group in peers.counts
    )


def _own(city: City, peers: Peers, place: Place) -> list[Classes]:
    region, size, income = classes_of(city)
    spoken = sorted(map(language_group, city.languages), key=lambda group: -peers.counts.get(group, 0))
    return [
        EVERYBODY,
        *([(region, None, None, None, None)] if region else []),
        *([(None, size, None, None, None)] if size else []),
        *([(None, None, income, None, None)] if income else []),
        *spoken[:MOST_LANGUAGES],
        *([near_group(place.near)] if place.near is not None else []),
    ]


def rule_words(group: Classes, place: Place) -> str:
    """By which rule the cities of a group were put together, in words."""
    if group[4] is not None:
        words = {"mean": formats.number(place.mean, 2), "farthest": formats.number(place.farthest, 2)}
        said = _(
            "The rule: cities near one another in number of people, income of the country and region. Ten times the "
            "people count as a distance of 1, the next income group or another region as 0.5. On average these cities "
            "are %(mean)s from yours, the farthest %(farthest)s. Every city is in one such group, of 15 cities or "
            "more, so that no two of them differ by a single city."
        )
        return said % words
    if group[3] is not None:
        return _("The rule: cities that can be written to in this language.")
    if group == EVERYBODY:
        return _("The rule: every city that had handed in its answers when the round was closed.")
    return _("The rule: cities of the same region, size or income group, as chosen, when the round was closed.")


def rank_words(place: Place) -> str:
    """Between which places the city's rank lies among all; empty where it is not told."""
    if place.first is None or place.last is None:
        return ""
    words = {"first": place.first, "last": place.last, "count": place.ranked}
    said = _(
        "Had the weights, or the way of averaging, been chosen a little differently, your city would stand between "
        "places %(first)s and %(last)s of %(count)s in nine of ten cases."
    )
    return said % {name: formats.number(value) for name, value in words.items()}
