"""Invoices for dues: made for all members or one, and cancelled. None is ever changed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hanse.kernel import audit, jobs, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Conflict
from hanse.members.charter.current import charter
from hanse.members.charter.dues import Dues
from hanse.members.errors import DuesChanged, NoDues
from hanse.members.models import CreditNote, Invoice
from hanse.members.queries.dues import coordinators_of
from hanse.members.queries.dues_plan import Outcome, Planned, digest_of, plan_of
from hanse.members.validators import check_reason

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
    languages = _languages(asked)
    first = (Invoice.objects.filter(year=year).aggregate(last=Max("count"))["last"] or 0) + 1
    made = [
        _invoice(one, dues, year, count, languages[one.party.id], issued_on=today())
        for count, one in enumerate(asked, first)
    ]
    Invoice.objects.bulk_create(made)
    for invoice in made:
        told("issue_dues", invoice, by, {"number": invoice.number, "amount": str(invoice.amount)})
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


def _invoice(one: Planned, dues: Dues, year: int, count: int, language: str, *, issued_on: date) -> Invoice:
    due_on = dues.due_day(issued_on, year)
    return Invoice(
        party=one.party,
        year=year,
        count=count,
        kind=one.kind,
        rule=str(one.rule.by_language.get(language) or one.rule),
        months=one.months,
        amount=one.amount,
        currency=dues.currency,
        name=one.party.name,
        language=language,
        issued_on=issued_on,
        due_on=due_on,
        arrears_on=dues.arrears_day(due_on),
        replaces=one.there,
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


def told(verb: str, invoice: Invoice, by: Actor, detail: Mapping[str, str]) -> None:
    """Write down what was done with an invoice, and let others know."""
    audit.record(f"members.{verb}", by=by, on=invoice, party_id=invoice.party_id, detail=detail)
    outbox.emit("members.dues_changed", {"party": str(invoice.party_id), "invoice": str(invoice.id), "what": verb})
