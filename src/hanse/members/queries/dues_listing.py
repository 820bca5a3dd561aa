"""Invoices as lists: of a year, filtered, in the order of the members' names."""

from dataclasses import dataclass
from typing import cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from hanse.kernel.collation import sort_key
from hanse.members.enums import DuesState
from hanse.members.models import Invoice
from hanse.members.queries.dues import in_state, invoices, is_overdue, whole
from hanse.members.queries.dues_readers import nobody_reads

A_PAGE = 50
UNREACHED = "unreached"
"""Not a state of an invoice: it is overdue, and there is nobody to write to."""


@dataclass(frozen=True, slots=True)
class WantedDues:
    """Which invoices are looked for; what is empty is not asked."""

    year: int
    state: str = ""
    kind: str = ""
    words: str = ""


def dues_page(wanted: WantedDues, number: object) -> Page[Invoice]:
    """A page of them, each with its party, account and whether nobody can be written to. Two queries."""
    named = matching_dues(wanted).values_list("id", "party__name", "count")
    ordered = [row_id for row_id, _name, _count in sorted(named, key=lambda row: (sort_key(row[1]), row[2]))]
    ids = Paginator(ordered, A_PAGE).get_page(number)  # type: ignore[arg-type]  # it takes whatever an address says
    there = invoices().annotate(unreached=nobody_reads()).filter(id__in=list(ids))
    rows = {one.id: one for one in there.select_related("party")}
    return Page([rows[row_id] for row_id in ids], ids.number, cast("Paginator[Invoice]", ids.paginator))


def every_invoice(wanted: WantedDues) -> list[Invoice]:
    """All of them, whole, by number, for files."""
    return list(
        whole(matching_dues(wanted)).select_related("party__city", "party__member_organisation").order_by("count")
    )


def matching_dues(wanted: WantedDues) -> QuerySet[Invoice]:
    found = invoices().filter(year=wanted.year)
    if wanted.state == UNREACHED:
        found = found.filter(is_overdue(), nobody_reads())
    elif wanted.state:
        found = found.filter(in_state(DuesState(wanted.state)))
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.words:
        found = found.filter(party__name__icontains=wanted.words)
    return found
