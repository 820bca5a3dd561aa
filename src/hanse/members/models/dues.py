"""Dues: invoices, what was paid of them, reminders, credit notes. These rows come and stay as they are.

How an invoice stands is never written down: it follows from these rows and the day (`queries.dues`).
"""

from django.db import models
from django.db.models import F, Q

from hanse.kernel.base import BaseModel
from hanse.kernel.clock import today
from hanse.kernel.guards import append_only
from hanse.members.enums import EntryKind


class InvoiceAddress(models.Model):
    """What stands under a member's name on its next invoices; each invoice keeps what was there on its day."""

    party = models.OneToOneField(
        "identity.Party", on_delete=models.PROTECT, primary_key=True, related_name="invoice_address"
    )
    lines = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.lines


class Invoice(BaseModel):
    """What a member owes for a year, as it was when the invoice was made: its kind, the row of the scale, the terms.

    Numbers run through each year without a gap. One that is wrong is cancelled by a credit note, and another, which
    `replaces` it, can be made: so there is never more than one for a member and a year that holds.
    """

    party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="invoices")
    year = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    rule = models.CharField(max_length=300, help_text="what the row of the scale is called, in `language`")
    months = models.PositiveSmallIntegerField(default=12)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    issued_on = models.DateField(default=today)
    due_on = models.DateField()
    arrears_on = models.DateField(help_text="from this day on the member is in arrears, unless it has paid")
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta:
        ordering = ["-year", "count"]
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["year", "count"], name="invoice_number_once"),
            models.UniqueConstraint(fields=["party", "year"], condition=Q(replaces=None), name="invoice_one_a_year"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="invoice_of_something"),
            models.CheckConstraint(condition=Q(count__gt=0), name="invoice_counts_from_one"),
            models.CheckConstraint(condition=Q(months__range=(1, 12)), name="invoice_months"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("issued_on"), arrears_on__gt=F("due_on")), name="invoice_dates"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return f"{self.year}-{self.count:04}"


class CreditNote(BaseModel):
    """Takes an invoice back, whole; numbered like invoices, by itself."""

    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, related_name="credit_note")
    year = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()
    issued_on = models.DateField(default=today)
    because = models.CharField(max_length=500)
    by_id = models.UUIDField(null=True)

    class Meta:
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["year", "count"], name="credit_note_number_once"),
            models.CheckConstraint(condition=Q(count__gt=0), name="credit_note_counts_from_one"),
            models.CheckConstraint(condition=~Q(because=""), name="credit_note_has_reason"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return f"C{self.year}-{self.count:04}"


class DuesEntry(BaseModel):
    """Money for an invoice: recorded by hand or paid online; below 0 what was a mistake, was given back, or went on.

    `source` is the payment or refund of the frame, `reverses` the entry that was a mistake, `other` the invoice to
    which money was moved, or from which it came.
    """

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    on = models.DateField(default=today)
    reference = models.CharField(max_length=200, blank=True)
    because = models.CharField(max_length=500, blank=True)
    source = models.UUIDField(null=True, unique=True)
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversal")
    other = models.ForeignKey(Invoice, null=True, on_delete=models.PROTECT, related_name="+")
    by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["on", "created_at", "id"]
        triggers = append_only()
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[EntryKind.RECORDED, EntryKind.ONLINE], amount__gt=0, reverses=None)
                | Q(kind=EntryKind.GIVEN_BACK, amount__lt=0, reverses=None)
                | Q(kind=EntryKind.MISTAKE, amount__lt=0, reverses__isnull=False) & ~Q(because="")
                | Q(kind__in=[EntryKind.MOVED, EntryKind.CREDIT], reverses=None) & ~Q(amount=0),
                name="dues_entry_sign",
            ),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.MOVED, other__isnull=False) & ~Q(other=F("invoice"))
                | ~Q(kind=EntryKind.MOVED) & Q(other=None),
                name="dues_entry_moved",
            ),
            models.CheckConstraint(
                condition=Q(source=None) | Q(kind__in=[EntryKind.ONLINE, EntryKind.GIVEN_BACK]),
                name="dues_entry_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.amount} {self.kind}"


class DuesReminder(BaseModel):
    """That a member was reminded of an invoice: at a stage, in days from the last day to pay, or by hand."""

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="reminders")
    stage = models.SmallIntegerField(null=True)
    sent_on = models.DateField(default=today)
    letters = models.PositiveSmallIntegerField()
    by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["created_at", "id"]
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["invoice", "stage"], name="dues_reminder_once_a_stage"),
            models.UniqueConstraint(fields=["invoice", "sent_on"], name="dues_reminder_once_a_day"),
            models.CheckConstraint(condition=Q(letters__gt=0), name="dues_reminder_reached_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.sent_on}"
