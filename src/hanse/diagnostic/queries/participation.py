"""Whom a round invites, and until when: the one place that knows a city's last day."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from hanse.diagnostic.enums import Invited
from hanse.diagnostic.models import Assessment, Extension, Invitation, Round
from hanse.kernel.clock import today
from hanse.members.public import City, Right, cities, parties_with

type LastDays = Mapping[tuple[UUID, UUID], date]
"""The later last days of some cities, by round and city."""


def asked_cities(round_: Round) -> QuerySet[City]:
    """The cities that a round waits for, by name: those invited whose membership lets them, and those that have begun.

    Who has begun counts on even where the invitation was taken back, as long as its membership lets it.
    """
    return cities_in(round_).filter(party_id__in=_able())


def cities_in(round_: Round) -> QuerySet[City]:
    """All cities of a round's list, by name: as `asked_cities`, and those that have begun and could no more today."""
    begun = Assessment.objects.filter(round=round_).values("city_id")
    return cities().filter(Q(party_id__in=begun) | (_invited(round_) & Q(party_id__in=_able())))


def assessing_cities() -> QuerySet[City]:
    """The cities whose membership lets them assess themselves today, by name."""
    return cities().filter(party_id__in=_able())


def choosable_cities(round_: Round) -> QuerySet[City]:
    """The cities that can be chosen for a round: those that may assess themselves, and those chosen already."""
    chosen = Invitation.objects.filter(round=round_).values("city_id")
    return cities().filter(Q(party_id__in=_able()) | Q(party_id__in=chosen))


def is_invited(round_: Round, city: City) -> bool:
    """No query, unless the round invites chosen cities."""
    match round_.invites:
        case Invited.REGIONS:
            return city.region in round_.regions
        case Invited.CHOSEN:
            return Invitation.objects.filter(round=round_, city=city).exists()
    return True


def chosen_cities(round_: Round) -> list[UUID]:
    """The cities that were chosen one by one."""
    return list(Invitation.objects.filter(round=round_).values_list("city_id", flat=True))


def later_last_days(city_ids: Iterable[UUID]) -> LastDays:
    """What was granted to some cities in the rounds that are not closed; one query, none for no city."""
    ids = list(city_ids)
    rows = Extension.objects.filter(city_id__in=ids, round__closed_at=None) if ids else Extension.objects.none()
    return {(round_, city): day for round_, city, day in rows.values_list("round_id", "city_id", "last_day")}


def later_days_in(round_: Round) -> LastDays:
    """Every later last day in a round; one query."""
    rows = Extension.objects.filter(round=round_).values_list("city_id", "last_day")
    return {(round_.id, city): day for city, day in rows}


def extension_of(round_: Round, city_id: UUID) -> Extension | None:
    """What was granted to a city in a round."""
    return Extension.objects.filter(round=round_, city_id=city_id).first()


def granted(round_id: str, city_id: str) -> QuerySet[Extension, tuple[date]]:
    """The later last day, for a subquery of rows that have these columns."""
    return Extension.objects.filter(round=OuterRef(round_id), city=OuterRef(city_id)).values_list("last_day")


def last_day_of(round_: Round, city_id: UUID, later: LastDays) -> date:
    """A city's last day in a round: the round's own, or the later one that it was given."""
    return max(round_.closes_on, later.get((round_.id, city_id), round_.closes_on))


def last_day(round_: Round, city_id: UUID) -> date:
    """The same for one city; one query."""
    return last_day_of(round_, city_id, later_last_days([city_id]))


def takes_answers_of(round_: Round, city: City) -> bool:
    """Whether a round that invites a city lets it begin today. One query where the round's own last day has passed."""
    day = today()
    if round_.closed_at or day < round_.opens_on:
        return False
    return round_.is_open(day) or day <= last_day(round_, city.party_id)


def numbers_asked(rounds: Collection[Round]) -> dict[UUID, int]:
    """How many cities each round invites, of those that may assess themselves; one query, two where some are chosen."""
    able = assessing_cities()
    if all(one.invites == Invited.ALL for one in rounds):
        number = able.count() if rounds else 0
        return {one.id: number for one in rounds}
    regions = dict(able.values_list("party_id", "region"))
    chosen = _chosen(rounds, regions)
    counts = Counter(regions.values())
    found = {one.id: len(regions) for one in rounds}
    found |= {one.id: sum(counts[each] for each in one.regions) for one in rounds if one.invites == Invited.REGIONS}
    return found | {round_id: len(each) for round_id, each in chosen.items()}


def _chosen(rounds: Collection[Round], among: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """The cities chosen for each round that invites so, of some; one query where there is such a round."""
    chosen: dict[UUID, set[UUID]] = {one.id: set() for one in rounds if one.invites == Invited.CHOSEN}
    if chosen:
        rows = Invitation.objects.filter(round__in=chosen, city_id__in=among)
        for round_id, city_id in rows.values_list("round_id", "city_id"):
            chosen[round_id].add(city_id)
    return chosen


@dataclass(frozen=True, slots=True)
class Open:
    """The rounds that take answers of somebody today, and for whom."""

    rounds: tuple[Round, ...]
    later: LastDays
    chosen: Mapping[UUID, Collection[UUID]]
    """By round, of those that invite chosen cities."""

    def to(self, city: City) -> list[Round]:
        """Those that a city can begin in today."""
        return [one for one in self.rounds if self._invited(one, city) and self.last_day(one, city.party_id) >= today()]

    def last_day(self, round_: Round, city_id: UUID) -> date:
        return last_day_of(round_, city_id, self.later)

    def _invited(self, round_: Round, city: City) -> bool:
        if round_.invites == Invited.CHOSEN:
            return city.party_id in self.chosen[round_.id]
        return round_.invites != Invited.REGIONS or city.region in round_.regions


def open_to(mine: Collection[City]) -> Open:
    """The rounds in which some cities may begin. Two queries, one more where one invites chosen cities."""
    ids, day = [one.party_id for one in mine], today()
    granted = Extension.objects.filter(round=OuterRef("id"), city_id__in=ids, last_day__gte=day)
    begun = Round.objects.filter(closed_at=None, opens_on__lte=day)
    rounds = tuple(begun.filter(Q(closes_on__gte=day) | Exists(granted)).order_by("closes_on", "name"))
    return Open(rounds, later_last_days(ids), _chosen(rounds, ids))


def _able() -> QuerySet[Any, Any]:
    return parties_with(Right.DIAGNOSE).values("party_id")


def _invited(round_: Round) -> Q:
    match round_.invites:
        case Invited.REGIONS:
            return Q(region__in=round_.regions)
        case Invited.CHOSEN:
            return Q(party_id__in=Invitation.objects.filter(round=round_).values("city_id"))
    return Q()
