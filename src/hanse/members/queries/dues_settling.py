"""Money for dues of which somebody must say what becomes of it.

Too much has come, or something in another currency, or the payment provider has given back what is not written here.
"""

from collections.abc import Collection
from decimal import Decimal
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from hanse.frame.public import Payment, PaymentState
from hanse.members.enums import EntryKind
from hanse.members.models import DuesEntry, Invoice
from hanse.members.queries.dues import MONEY, NOTHING, invoices, is_open
from hanse.members.queries.dues_listing import A_PAGE

KIND = "dues"
"""As what the frame knows payments for dues."""


def to_settle() -> QuerySet[Invoice]:
    """The invoices of which money is to be settled, the oldest first."""
    too_much = Q(is_cancelled=True, paid__gt=0) | Q(is_cancelled=False, paid__gt=F("amount"))
    found = invoices().annotate(unwritten=_told_back() - _written_back())
    found = found.filter(too_much | Q(unwritten__gt=0) | Q(id__in=_foreign().values("payable")))
    return found.select_related("party").order_by("year", "count")


def given_back_unwritten(invoice: Invoice) -> Decimal:
    """What the provider gave back of an invoice's payments and nobody has written down; one query."""
    found = to_settle().filter(id=invoice.id).first()
    unwritten: Decimal = found.unwritten if found else NOTHING  # type: ignore[attr-defined]  # annotated above
    return max(unwritten, NOTHING)


def _told_back() -> Coalesce:
    """How much the provider says that it gave back of what was paid for an invoice."""
    paid = Payment.objects.filter(kind=KIND, state=PaymentState.PAID, payable=OuterRef("pk")).order_by()
    told = paid.values("payable").annotate(told=Sum("told_refunded")).values("told")
    return Coalesce(Subquery(told), Value(NOTHING), output_field=MONEY)


def _written_back() -> Coalesce:
    """How much of an invoice's money is written down as given back."""
    entries = DuesEntry.objects.filter(invoice=OuterRef("pk"), kind=EntryKind.GIVEN_BACK).order_by()
    written = entries.values("invoice").annotate(written=-Sum("amount")).values("written")
    return Coalesce(Subquery(written), Value(NOTHING), output_field=MONEY)


def to_settle_page(number: object) -> Page[Invoice]:
    """A page of them. Two queries."""
    return Paginator(to_settle(), A_PAGE).get_page(number)  # type: ignore[arg-type]  # it takes whatever an address says


def foreign_payments(invoice_ids: Collection[UUID]) -> QuerySet[Payment]:
    """Payments online that came in another currency than the invoice's, and count for nothing yet."""
    return _foreign().filter(payable__in=list(invoice_ids)).order_by("created_at")


def takers(invoice: Invoice) -> list[Invoice]:
    """To which money of an invoice can be moved: open ones of the same member and currency, the oldest first."""
    rows = invoices().filter(is_open(), party_id=invoice.party_id, currency=invoice.currency)
    return list(rows.exclude(id=invoice.id).order_by("year", "count"))


def credit_of(invoice: Invoice) -> Decimal:
    """What is kept of its money for the member's next invoice."""
    rows = DuesEntry.objects.filter(invoice=invoice, kind=EntryKind.CREDIT).order_by()
    return -(rows.aggregate(kept=Sum("amount"))["kept"] or NOTHING)


def with_credit(party_ids: Collection[UUID]) -> list[tuple[Invoice, Decimal]]:
    """The invoices of some members of whose money something is kept, the oldest first, and how much; one query."""
    kept = Sum("entries__amount", filter=Q(entries__kind=EntryKind.CREDIT))
    rows = Invoice.objects.filter(party_id__in=list(party_ids)).annotate(kept=-kept).filter(kept__gt=0)
    return [(one, one.kept) for one in rows.order_by("year", "count")]


def _foreign() -> QuerySet[Payment]:
    return Payment.objects.filter(kind=KIND, state=PaymentState.MISMATCH)
