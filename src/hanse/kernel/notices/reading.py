"""Reads of notices: what was written to whom, and what became of it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from hanse.kernel.models import Delivery, Notice
from hanse.kernel.models.notice import Channel, DeliveryState

LOST = (DeliveryState.FAILED, DeliveryState.GIVEN_UP)


def written_to(template: str, *, since: datetime, about: UUID | None = None) -> set[str]:
    """The addresses to which a notice of a template was written since a time, of anything or `about` one case."""
    found = Notice.objects.filter(template=template, created_at__gte=since)
    return set((found.filter(about=about) if about else found).values_list("address", flat=True))


def number_to(address: str, template: str, *, since: datetime) -> int:
    """How many notices of a template were written to an address since a time."""
    return Notice.objects.filter(address=address, template=template, created_at__gte=since).count()


@dataclass(frozen=True, slots=True)
class Written:
    """When a notice was written, and whether it came back or was given up."""

    at: datetime
    came_back: bool


def last_written(template: str, addresses: Collection[str]) -> Mapping[str, Written]:
    """The last notice of a template to each of the addresses to which there is one; one query."""
    lost = Delivery.objects.filter(notice=OuterRef("id"), state__in=LOST)
    found = Notice.objects.filter(template=template, address__in=addresses).annotate(came_back=Exists(lost))
    last = found.order_by("address", "-id").distinct("address")
    return {one.address: Written(one.created_at, one.came_back) for one in last}


def notices_about(case_id: UUID) -> QuerySet[Notice]:
    """What was written about something, the latest first, each with its deliveries in their order."""
    ways = Prefetch("deliveries", Delivery.objects.order_by("id"))
    return Notice.objects.filter(about=case_id).order_by("-id").prefetch_related(ways)


def lost_to(*, since: datetime) -> QuerySet[Delivery]:
    """E-mails written since a time that came back or were given up, and after which none got through to the address.

    One for each address.
    """
    sent = Delivery.objects.filter(channel=Channel.EMAIL, notice__created_at__gte=since)
    later = sent.filter(address=OuterRef("address"), id__gt=OuterRef("id"), state=DeliveryState.SENT)
    lost = sent.filter(~Exists(later), state__in=LOST)
    return lost.order_by("address", "-id").distinct("address")


def came_back_about(template: str) -> QuerySet[Delivery, Any]:
    """The ids of what notices of a template were about that no mailbox will ever take."""
    refused = Delivery.objects.filter(notice__template=template, channel=Channel.EMAIL, state=DeliveryState.FAILED)
    return refused.values("notice__about")


def outcomes_about(ids: Collection[UUID]) -> Mapping[UUID, Counter[str]]:
    """Of each of the things that were written about: how many e-mails are in which state. One query."""
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    rows = Delivery.objects.filter(notice__about__in=ids, channel=Channel.EMAIL).order_by()
    for about, state, number in rows.values_list("notice__about", "state").annotate(number=Count("id")):
        assert about is not None
        found[about][state] = number
    return found
