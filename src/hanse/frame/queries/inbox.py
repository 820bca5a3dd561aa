"""What lies in the inboxes of offices. Lists are counted up to a thousand: who looks further, searches."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet

from hanse.frame.models import AskedOpinion, Case
from hanse.frame.queries.visible import Visible

MOST_COUNTED = 1000
A_PAGE = 25


class Pile(StrEnum):
    """Which cases are looked at."""

    OPEN = "open"
    MINE = "mine"
    UNCLAIMED = "unclaimed"
    LATE = "late"
    OPINIONS = "opinions"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an inbox is asked for, of the services whose cases the person may see. With `words`, the pile is all."""

    offices: frozenset[str]
    visible: Visible
    person: UUID
    today: date
    pile: Pile = Pile.OPEN
    words: str = ""
    service: str = ""
    """Of this service alone."""


def inbox(wanted: Wanted) -> QuerySet[Case]:
    """The cases, with their parties; what is due first comes first, and of ended ones the latest."""
    found = Case.objects.filter(wanted.visible.cases()).select_related("party")
    if wanted.service:
        found = found.filter(service=wanted.service)
    if wanted.words:
        return found.filter(words__icontains=wanted.words).order_by("-submitted_at")
    own = Q(ended_at=None, office__in=wanted.offices)
    asked = AskedOpinion.objects.filter(office__in=wanted.offices, closed_at=None)
    piles = {
        Pile.OPEN: own,
        Pile.MINE: Q(ended_at=None, holder_id=wanted.person),
        Pile.UNCLAIMED: own & Q(holder_id=None),
        Pile.LATE: own & Q(due__lt=wanted.today),
        Pile.OPINIONS: Q(id__in=asked.values("case_id")),
        Pile.ENDED: Q(ended_at__isnull=False),
    }
    return found.filter(piles[wanted.pile]).order_by(*(["-ended_at"] if wanted.pile is Pile.ENDED else ["due", "id"]))


def sizes(wanted: Wanted) -> dict[Pile, int]:
    """How much lies on each pile but the ended one, counted up to a thousand and one; a query for each pile."""
    return {
        pile: inbox(replace(wanted, pile=pile, words="")).order_by()[: MOST_COUNTED + 1].count()
        for pile in Pile
        if pile is not Pile.ENDED
    }


class CutOff(Paginator):  # type: ignore[type-arg]  # Django 6.1 has no subscript
    """Pages of a list that is counted up to a thousand."""

    @cached_property
    def count(self) -> int:
        assert isinstance(self.object_list, QuerySet)
        return self.object_list.order_by()[: MOST_COUNTED + 1].count()
