"""How many cases wait, for whoever watches the site: numbers by service and state, of nobody in particular."""

from collections.abc import Iterator, Mapping

from django.db.models import Count

from hanse.frame.models import Case
from hanse.kernel.clock import today

type Counted = Iterator[tuple[int, Mapping[str, str]]]


def open_cases() -> Counted:
    """Cases that have not ended, by service and state."""
    found = Case.objects.filter(ended_at=None).order_by().values_list("service", "state").annotate(Count("id"))
    for service, state, number in found:
        yield number, {"hanse.service": service, "hanse.state": state}


def late_cases() -> Counted:
    """Of those the ones whose day is over, by service."""
    late = Case.objects.filter(ended_at=None, due__lt=today())
    for service, number in late.order_by().values_list("service").annotate(Count("id")):
        yield number, {"hanse.service": service}
