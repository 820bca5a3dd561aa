"""Reads of notices: what was written to whom, and what became of it."""

from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from hanse.kernel.models import Delivery, Notice


def written_to(template: str, *, since: datetime) -> set[str]:
    """The addresses to which a notice of a template was written since a time."""
    return set(Notice.objects.filter(template=template, created_at__gte=since).values_list("address", flat=True))


def number_to(address: str, template: str, *, since: datetime) -> int:
    """How many notices of a template were written to an address since a time."""
    return Notice.objects.filter(address=address, template=template, created_at__gte=since).count()


def notices_about(case_id: UUID) -> QuerySet[Notice]:
    """What was written about something, the latest first, each with its deliveries in their order."""
    ways = Prefetch("deliveries", Delivery.objects.order_by("id"))
    return Notice.objects.filter(about=case_id).order_by("-id").prefetch_related(ways)
