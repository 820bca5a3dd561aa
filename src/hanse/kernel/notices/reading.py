"""Reads of notices: what was written to whom, and what became of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from hanse.kernel.models import Delivery, Notice
from hanse.kernel.models.notice import DeliveryState


def written_to(template: str, *, since: datetime) -> set[str]:
    """The addresses to which a notice of a template was written since a time."""
    return set(Notice.objects.filter(template=template, created_at__gte=since).values_list("address", flat=True))


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
    lost = Delivery.objects.filter(notice=OuterRef("id"), state__in=[DeliveryState.FAILED, DeliveryState.GIVEN_UP])
    found = Notice.objects.filter(template=template, address__in=addresses).annotate(came_back=Exists(lost))
    last = found.order_by("address", "-id").distinct("address")
    return {one.address: Written(one.created_at, one.came_back) for one in last}


def notices_about(case_id: UUID) -> QuerySet[Notice]:
    """What was written about something, the latest first, each with its deliveries in their order."""
    ways = Prefetch("deliveries", Delivery.objects.order_by("id"))
    return Notice.objects.filter(about=case_id).order_by("-id").prefetch_related(ways)
