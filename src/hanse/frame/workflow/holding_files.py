"""Which uploaded files the frame refers to: in answers, where no foreign key says so."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from hanse.frame.models import Application, EventValues, Record
from hanse.frame.workflow.forgetting import files_within


def held_since(since: datetime) -> Iterator[UUID]:
    """The files in open applications, and in what was said or recorded since a time: a file is there before."""
    said = EventValues.objects.filter(event__at__gte=since).values_list("values", flat=True)
    recorded = Record.objects.filter(created_at__gte=since).values_list("content", flat=True)
    for found in (Application.objects.values_list("answers", flat=True), said, recorded):
        yield from files_within([*found.iterator()])
