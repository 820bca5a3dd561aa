"""Invoices for dues with what was paid of them, and how they stand on a day: that is reckoned each time, never kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from hanse.identity.public import Party
from hanse.kernel.clock import today
from hanse.kernel.collation import in_order
from hanse.kernel.errors import NotThere
from hanse.members.enums import DuesState, EntryKind
from hanse.members.models import CreditNote, DuesEntry, DuesReminder, Invoice, InvoiceAddress

NOTHING = Decimal(0)
MONEY = DecimalField(max_digits=14, decimal_places=2)


@dataclass(frozen=True, slots=True)
class Account:
    """What there is of an invoice on a day: its state, what was paid, what is open and what is too much."""

    state: DuesState
    paid: Decimal
    open: Decimal
    too_much: Decimal


def invoices(on: date | None = None) -> QuerySet[Invoice]:
    """Every invoice with `paid` and `is_cancelled` as of a day, for `account_of`."""
    day = on or today()
    entries = DuesEntry.objects.filter(invoice=OuterRef("pk"), on__lte=day).order_by()
    paid = entries.values("invoice").annotate(paid=Sum("amount")).values("paid")
    cancelled = CreditNote.objects.filter(invoice=OuterRef("pk"), issued_on__lte=day)
    return Invoice.objects.annotate(
        paid=Coalesce(Subquery(paid), Value(NOTHING), output_field=MONEY), is_cancelled=Exists(cancelled)
    )


def account_of(invoice: Invoice, on: date | None = None) -> Account:
    """How an invoice of `invoices` stands on the same day."""
    paid: Decimal = invoice.paid  # type: ignore[attr-defined]  # annotated by `invoices`
    cancelled: bool = invoice.is_cancelled  # type: ignore[attr-defined]
    owed = NOTHING if cancelled else invoice.amount
    state = DuesState.CANCELLED if cancelled else _state(invoice, paid, on or today())
    return Account(state, paid, max(owed - paid, NOTHING), max(paid - owed, NOTHING))


def _state(invoice: Invoice, paid: Decimal, day: date) -> DuesState:
    if paid >= invoice.amount:
        return DuesState.PAID
    if day >= invoice.arrears_on:
        return DuesState.ARREARS
    return DuesState.LATE if day > invoice.due_on else DuesState.DUE


def credit_in(invoice: Invoice) -> Decimal:
    """What is kept for the member's next invoice of the money of one that was read whole."""
    return -sum((one.amount for one in invoice.entries.all() if one.kind == EntryKind.CREDIT), NOTHING)


def is_open() -> Q:
    """Of which something is to be paid yet."""
    return Q(is_cancelled=False, paid__lt=F("amount"))


def in_state(state: DuesState, on: date | None = None) -> Q:
    """Those of `invoices` of the same day that stand so."""
    day = on or today()
    match state:
        case DuesState.CANCELLED:
            return Q(is_cancelled=True)
        case DuesState.PAID:
            return Q(is_cancelled=False, paid__gte=F("amount"))
        case DuesState.ARREARS:
            return is_open() & Q(arrears_on__lte=day)
        case DuesState.LATE:
            return is_open() & Q(due_on__lt=day, arrears_on__gt=day)
        case DuesState.DUE:
            return is_open() & Q(due_on__gte=day)


def is_overdue(on: date | None = None) -> Q:
    """Those that are late or in arrears."""
    return in_state(DuesState.LATE, on) | in_state(DuesState.ARREARS, on)


def arrears(on: date | None = None) -> QuerySet[Invoice]:
    """The invoices that have not been paid though all grace is over, the oldest first."""
    return invoices(on).filter(in_state(DuesState.ARREARS, on)).order_by("due_on", "year")


def in_arrears_among(party_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of some members that owe dues though all grace is over; one query."""
    return frozenset(arrears().filter(party_id__in=list(party_ids)).values_list("party_id", flat=True))


def whole(rows: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """With all that was written of each: entries, reminders, credit note. Two queries more."""
    reversals = DuesEntry.objects.select_related("reversal", "other")
    return rows.select_related("credit_note", "replaces", "party").prefetch_related(
        Prefetch("entries", reversals), Prefetch("reminders", DuesReminder.objects.all())
    )


def invoice_of(invoice_id: UUID) -> Invoice:
    """One, whole. Raises NotThere."""
    found = whole(invoices()).filter(id=invoice_id).first()
    if found is None:
        raise NotThere(_("There is no such invoice."))
    return found


def invoices_of(party_ids: Collection[UUID]) -> QuerySet[Invoice]:
    """Those of some members, whole, the latest first."""
    return whole(invoices()).filter(party_id__in=party_ids).order_by("-year", "-count")


def invoice_address(party_id: UUID) -> str:
    """What stands under a member's name on its next invoice; empty where nobody has said."""
    found = InvoiceAddress.objects.filter(party_id=party_id).values_list("lines", flat=True).first()
    return found or ""


def parties_named(party_ids: Collection[UUID]) -> list[Party]:
    """Some parties in the order of their names."""
    return in_order(Party.objects.filter(id__in=party_ids), lambda one: one.name)


def years() -> list[int]:
    """The years for which there are invoices, the latest first."""
    return list(Invoice.objects.order_by("-year").values_list("year", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Sums:
    """How many invoices of a year stand so, and what is paid and open of them."""

    number: int
    amount: Decimal
    paid: Decimal


def sums_of(year: int) -> Mapping[DuesState, Sums]:
    """By state; one query."""
    day = today()
    states = Case(*(When(in_state(one, day), then=Value(one.value)) for one in DuesState), output_field=CharField())
    rows = invoices(day).filter(year=year).annotate(state=states).order_by().values("state")
    counted = rows.annotate(rows=Count("pk"), asked=Sum("amount"), came=Sum("paid"))
    found = {row["state"]: Sums(row["rows"], row["asked"], row["came"]) for row in counted}
    return {state: found.get(state.value, Sums(0, NOTHING, NOTHING)) for state in DuesState}


def in_arrears_by_year() -> Mapping[int, int]:
    """Year → how many of its invoices are in arrears, the oldest first."""
    rows = arrears().order_by("year").values("year").annotate(rows=Count("pk"))
    return {row["year"]: row["rows"] for row in rows}
