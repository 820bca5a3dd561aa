"""Dues as pages show them: lines of a list, one invoice, what a member owes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.members.charter.current import charter
from hanse.members.enums import DuesState, EntryKind
from hanse.members.models import DuesEntry, Invoice
from hanse.members.presenters.member import kind_name
from hanse.members.queries.dues import Account, Sums, account_of, credit_in
from hanse.members.queries.dues_listing import UNREACHED, WantedDues
from hanse.ui import formats
from hanse.ui.values import Download, Link, Moment, Select, Standing, Status, Tile, select

STANDINGS = {
    DuesState.DUE: Standing.WAITING,
    DuesState.LATE: Standing.PROBLEM,
    DuesState.ARREARS: Standing.PROBLEM,
    DuesState.PAID: Standing.DONE,
    DuesState.CANCELLED: Standing.CLOSED,
}
OPEN = (DuesState.DUE, DuesState.LATE, DuesState.ARREARS)


@dataclass(frozen=True, slots=True)
class DuesLine:
    """One invoice in a list; `more` says what is unusual about it."""

    id: UUID
    party_id: UUID
    member: str
    number: str
    kind: str
    amount: str
    paid: str
    due_on: date
    status: Status
    more: str


@dataclass(frozen=True, slots=True)
class Record:
    """Money that came or went; `reverse` is where a record by hand is taken back, `receipt` its PDF."""

    id: UUID
    on: date
    amount: str
    what: str
    words: str
    reverse: bool
    receipt: Download | None


@dataclass(frozen=True, slots=True)
class InvoicePage:
    """All of one invoice. `open`, `too_much` and `kept`, what is kept as credit, are empty where nothing is."""

    invoice: Invoice
    kind: str
    status: Status
    amount: str
    paid: str
    open: str
    too_much: str
    kept: str
    in_arrears: bool
    cancelled: str
    records: tuple[Record, ...]
    files: tuple[Download, ...]
    history: tuple[Moment, ...]

    @property
    def papers(self) -> tuple[Download, ...]:
        """The invoice, its credit note, and the receipts of what came."""
        return (*self.files, *(one.receipt for one in self.records if one.receipt))


def status_of(state: DuesState) -> Status:
    return Status(STANDINGS[state], str(state.label))


def dues_lines(rows: Iterable[Invoice], language: str) -> list[DuesLine]:
    """Of invoices of `queries.dues.invoices`, with their parties."""
    return [_line(one, account_of(one), language) for one in rows]


def dues_filters(wanted: WantedDues, years: Sequence[int], language: str) -> list[Select]:
    every = ("", _("All"))
    kinds = [(key, kind_name(key, language)) for key in charter().kinds]
    states = [(one.value, str(one.label)) for one in DuesState]
    states.append((UNREACHED, _("Could not be reminded")))
    return [
        select("year", _("Year"), [(str(one), str(one)) for one in years], str(wanted.year)),
        select("state", _("State"), [every, *states], wanted.state),
        select("kind", _("Kind of member"), [every, *kinds], wanted.kind),
    ]


def dues_tiles(sums: Mapping[DuesState, Sums], year: int, currency: str) -> list[Tile]:
    """How many invoices there are, paid, late and in arrears, and for how much; each leads to its list."""
    held = [one for state, one in sums.items() if state is not DuesState.CANCELLED]
    paid = sum((one.paid for one in held), Decimal(0))
    asked = sum((one.amount for one in held), Decimal(0))
    number, done = sum(one.number for one in held), sums[DuesState.PAID].number
    tiles = [
        Tile(formats.number(number), _("asked for"), _money(asked, currency), _list(year)),
        Tile(formats.number(done), _("paid"), _money(paid, currency), _list(year, DuesState.PAID)),
    ]
    for state, words in ((DuesState.LATE, _("late")), (DuesState.ARREARS, _("in arrears"))):
        one = sums[state]
        left = _money(one.amount - one.paid, currency)
        tiles.append(Tile(formats.number(one.number), words, left, _list(year, state)))
    return tiles


def from_before(numbers: Mapping[int, int]) -> list[Link]:
    """Where the unpaid invoices of other years are."""
    words = _("%(year)s: %(number)s not paid")
    return [
        Link(words % {"year": year, "number": formats.number(number)}, _list(year, DuesState.ARREARS))
        for year, number in numbers.items()
    ]


def invoice_page(invoice: Invoice, language: str, names: Mapping[UUID, str] | None = None) -> InvoicePage:
    """Of an invoice that was read whole; `names` are those of people who did something with it."""
    account = account_of(invoice)
    note = getattr(invoice, "credit_note", None)
    kept = credit_in(invoice)
    return InvoicePage(
        invoice=invoice,
        kind=kind_name(invoice.kind, language),
        status=status_of(account.state),
        amount=_money(invoice.amount, invoice.currency),
        paid=_money(account.paid, invoice.currency) if account.paid else "",
        open=_money(account.open, invoice.currency) if account.open else "",
        too_much=_money(account.too_much, invoice.currency) if account.too_much else "",
        kept=_money(kept, invoice.currency) if kept else "",
        in_arrears=account.state is DuesState.ARREARS,
        cancelled=note.because if note else "",
        records=tuple(_record(one, invoice) for one in invoice.entries.all()),
        files=tuple(_files(invoice)),
        history=tuple(_history(invoice, names or {})),
    )


def _line(one: Invoice, account: Account, language: str) -> DuesLine:
    more = ""
    if account.too_much:
        more = _("%(amount)s too much has come") % {"amount": _money(account.too_much, one.currency)}
    elif account.open and account.paid:
        more = _("%(amount)s still to be paid") % {"amount": _money(account.open, one.currency)}
    if account.state in {DuesState.LATE, DuesState.ARREARS} and getattr(one, "unreached", False):
        more = "; ".join(filter(None, [more, _("Nobody can be reminded: name a coordinator")]))
    return DuesLine(
        id=one.id,
        party_id=one.party_id,
        member=one.party.name,
        number=one.number,
        kind=kind_name(one.kind, language),
        amount=_money(one.amount, one.currency),
        paid=_money(account.paid, one.currency),
        due_on=one.due_on,
        status=status_of(account.state),
        more=more,
    )


def _record(one: DuesEntry, invoice: Invoice) -> Record:
    taken_back = hasattr(one, "reversal")
    came = one.kind in {EntryKind.RECORDED, EntryKind.ONLINE} and not taken_back
    said = [one.because, "" if one.source else one.reference, _("Taken back") if taken_back else ""]
    return Record(
        id=one.id,
        on=one.on,
        amount=_money(one.amount, invoice.currency),
        what=_what(one),
        words="; ".join(filter(None, said)),
        reverse=one.kind == EntryKind.RECORDED and not taken_back,
        receipt=_receipt(one, invoice) if came else None,
    )


def _what(one: DuesEntry) -> str:
    if one.kind == EntryKind.MOVED:
        words = _("Moved to invoice %(number)s") if one.amount < 0 else _("Moved here from invoice %(number)s")
        return words % {"number": one.other}
    if one.kind == EntryKind.CREDIT and one.amount > 0:
        return _("No longer kept as credit")
    return str(EntryKind(one.kind).label)


def _receipt(one: DuesEntry, invoice: Invoice) -> Download:
    said = {"amount": _money(one.amount, invoice.currency), "day": formats.date(one.on)}
    href = reverse("members:dues_receipt", args=[invoice.id, one.id])
    return Download(_("Receipt: %(amount)s paid on %(day)s") % said, href, "PDF")


def _files(invoice: Invoice) -> Iterable[Download]:
    words = _("Invoice %(number)s") % {"number": invoice.number}
    yield Download(words, reverse("members:dues_invoice", args=[invoice.id]), "PDF")
    note = getattr(invoice, "credit_note", None)
    if note:
        words = _("Credit note %(number)s") % {"number": note.number}
        yield Download(words, reverse("members:dues_credit_note", args=[invoice.id]), "PDF")


def _history(invoice: Invoice, names: Mapping[UUID, str]) -> Iterable[Moment]:
    note = getattr(invoice, "credit_note", None)
    if note:
        yield Moment(note.issued_on, _("Cancelled by credit note %(number)s") % {"number": note.number}, note.because)
    for one in sorted(invoice.reminders.all(), key=lambda one: one.sent_on, reverse=True):
        who = names.get(one.by_id, "") if one.by_id else _("Sent by the site")
        letters = ngettext("%(number)s letter", "%(number)s letters", one.letters) % {"number": one.letters}
        yield Moment(one.sent_on, _("Reminded"), "; ".join(filter(None, [letters, who])))
    yield Moment(invoice.issued_on, _("Invoice made"), invoice.rule)


def _money(amount: Decimal, currency: str) -> str:
    return formats.money(amount, currency)


def _list(year: int, state: DuesState | None = None) -> str:
    return f"{reverse('members:dues')}?year={year}" + (f"&state={state.value}" if state else "")
