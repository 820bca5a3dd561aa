"""Erasing what a person said: of the case the number, the states, the days and the fee stay, and the chain of events.

A register has a retention of its own: what is recorded in a public one stays. The content of a restricted one stays as
long as the record is in force.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db.models import Q

from hanse.frame.models import Case, EventValues, IssuedDocument, Record, Refund
from hanse.frame.workflow.wording import Wording
from hanse.kernel.clock import today
from hanse.kernel.files import remove
from hanse.kernel.models import StoredFile


def forget(row: Case, wording: Wording) -> None:
    """Empty everything of the case that its erasure ends; part of the transaction that has written ERASED."""
    said = EventValues.objects.filter(event__case=row)
    uploaded = {one for values in said.values_list("values", flat=True) for one in files_within(values)}
    said.delete()
    for document in IssuedDocument.objects.filter(case=row).select_related("file"):
        _empty(document, wording)
    Refund.objects.filter(payment__kind="case", payment__payable=row.id).update(because="", refused_because="")
    empty_records(Q(case=row))
    recorded = {
        one
        for content in Record.objects.filter(case=row).values_list("content", flat=True)
        for one in files_within(content)
    }
    remove(StoredFile.objects.filter(id__in=uploaded - recorded))


def empty_records(wanted: Q = Q(case__erased_at__isnull=False)) -> int:  # noqa: B008  a Q is never changed
    """Empty restricted records of erased cases that are in force no more; returns how many."""
    over = Q(current=False) | Q(valid_until__lt=today()) | Q(standing="withdrawn")
    found = Record.objects.filter(wanted & over, public=False).exclude(content={})
    return found.update(content={}, words="", because="")


def _empty(document: IssuedDocument, wording: Wording) -> None:
    """Its code can still be looked up: the title is made anew of what is left."""
    file, document.file = document.file, None
    title = wording(wording.procedure.document(document.key).title)
    kept = {key: document.content.get(key) for key in ("tone", "verifiable")}
    document.content = {**kept, "title": title, "paragraphs": [], "facts": []}
    document.save(update_fields=["content", "file"])
    if file:
        remove([file])


def files_within(value: Any) -> Iterator[UUID]:
    """The ids of uploaded files that stand anywhere in values as they are stored."""
    if isinstance(value, dict):
        if {"id", "name", "media_type", "size"} <= value.keys():
            with suppress(ValueError):  # an example's file, which was never stored, has a name for an id
                yield UUID(value["id"])
        for one in value.values():
            yield from files_within(one)
    elif isinstance(value, list):
        for one in value:
            yield from files_within(one)
