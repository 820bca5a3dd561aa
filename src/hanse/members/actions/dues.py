"""Invoices for dues: made for all members or one, and cancelled. None is ever changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hanse.kernel import audit, jobs
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Conflict
from hanse.kernel.names import one_line
from hanse.members.actions.dues_ledger import told, use_credit
from hanse.members.charter.current import charter
from hanse.members.charter.dues import Dues
from hanse.members.errors import DuesChanged, NoDues
from hanse.members.models import CreditNote, Invoice, InvoiceAddress
from hanse.members.queries.dues_plan import Outcome, Planned, digest_of, plan_of
from hanse.members.queries.dues_readers import coordinators_of
from hanse.members.validators import ROOM, check_reason

TELL = "members.tell_of_invoices"


def dues_of_the_network() -> Dues:
    """What the network's file says. Raises NoDues."""
    dues = charter().dues
    if dues is None:
        raise NoDues(_("This network asks for no dues."))
    return dues


@transaction.atomic
def issue_dues(year: int, *, by: Actor, seen: str, alone: UUID | None = None) -> list[Invoice]:
    """Make the invoices of a year as they were planned: for all members, or one `alone`. Its people are written to.

    `seen` is the digest of the plan that somebody has looked at. Raises DuesChanged where another would be made now,
    and NoDues.
    """
    dues = dues_of_the_network()
    _alone_with_numbers(year)
    plan = plan_of(year, dues, alone=alone)
    if digest_of(plan) != seen:
        raise DuesChanged(_("Something has changed since you looked. This is how it is now: look again, then issue."))
    asked = [one for one in plan if one.outcome is Outcome.INVOICED]
    languages, addresses = _languages(asked), _addresses(asked)
    first = (Invoice.objects.filter(year=year).aggregate(last=Max("count"))["last"] or 0) + 1
    made = [
        _invoice(one, count, languages[one.party.id], addresses.get(one.party.id, ""), _terms(dues, year))
        for count, one in enumerate(asked, first)
    ]
    Invoice.objects.bulk_create(made)
    for invoice in made:
        told("issue_dues", invoice, by, {"number": invoice.number, "amount": str(invoice.amount)})
    use_credit(made, by=by)
    if made:
        jobs.defer(TELL, invoice_ids=[str(one.id) for one in made])
    return made


@transaction.atomic
def cancel_invoice(invoice: Invoice, *, because: str, by: Actor) -> CreditNote:
    """Take an invoice back by a credit note. Raises Conflict where it is cancelled already, and Invalid."""
    words = check_reason(because)
    _alone_with_numbers(invoice.year)
    if CreditNote.objects.filter(invoice=invoice).exists():
        raise Conflict(_("This invoice is cancelled already."))
    last = CreditNote.objects.filter(year=invoice.year).aggregate(last=Max("count"))["last"] or 0
    note = CreditNote.objects.create(invoice=invoice, year=invoice.year, count=last + 1, because=words, by_id=by.id)
    told("cancel_invoice", invoice, by, {"number": invoice.number, "credit_note": note.number})
    return note


@transaction.atomic
def set_invoice_address(party_id: UUID, *, lines: str, by: Actor) -> None:
    """What stands under a member's name on invoices from now on."""
    kept = [one_line(one) for one in lines.splitlines()]
    InvoiceAddress.objects.update_or_create(
        party_id=party_id, defaults={"lines": "\n".join(one for one in kept if one)[:ROOM]}
    )
    audit.record("members.set_invoice_address", by=by, party_id=party_id)


def _addresses(asked: Sequence[Planned]) -> Mapping[UUID, str]:
    return dict(
        InvoiceAddress.objects.filter(party__in=[one.party.id for one in asked]).values_list("party_id", "lines")
    )


def _terms(dues: Dues, year: int) -> Mapping[str, Any]:
    """What all invoices of a year that are made today have in common."""
    due_on = dues.due_day(today(), year)
    return {
        "year": year,
        "currency": dues.currency,
        "issued_on": today(),
        "due_on": due_on,
        "arrears_on": dues.arrears_day(due_on),
    }


def _invoice(one: Planned, count: int, language: str, address: str, terms: Mapping[str, Any]) -> Invoice:
    return Invoice(
        party=one.party,
        count=count,
        kind=one.kind,
        rule=str(one.rule.by_language.get(language) or one.rule),
        months=one.months,
        amount=one.amount,
        name=one.party.name,
        address=address,
        language=language,
        replaces=one.there,
        **terms,
    )


def _languages(asked: Sequence[Planned]) -> Mapping[UUID, str]:
    """In which language each member is written to: its coordinator's, else the first of its own that the site has."""
    spoken = {one.party.id: _own_language(one) for one in asked}
    led = coordinators_of(list(spoken))
    return spoken | {one.party_id: one.user.language for one in led if one.user.language}


def _own_language(one: Planned) -> str:
    known, city = dict(settings.LANGUAGES), getattr(one.party, "city", None)
    own: Iterable[str] = city.languages if city else ()
    return next((code for code in own if code in known), settings.LANGUAGE_CODE)


def _alone_with_numbers(year: int) -> None:
    """Nobody else gives numbers of this year until the transaction is over: so none is given twice or left out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"dues {year}"])
