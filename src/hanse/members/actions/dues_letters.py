"""Letters about dues: of a new invoice, reminders by stages, and that a right is lost while a member is in arrears."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from hanse.kernel import notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.notices import About
from hanse.members.actions.dues import dues_of_the_network
from hanse.members.actions.dues_ledger import told
from hanse.members.charter.current import charter
from hanse.members.enums import DuesState
from hanse.members.models import DuesReminder, Invoice
from hanse.members.queries.dues import Account, account_of, invoices, is_open
from hanse.members.queries.dues_readers import readers_of
from hanse.members.queries.standing import lost_to_arrears, standing_of

NEW, REMINDER, ARREARS = "members/new_invoice", "members/dues_reminder", "members/dues_arrears"


@transaction.atomic
def tell_of_invoices(invoice_ids: Iterable[UUID]) -> int:
    """Write to members for which invoices were made; returns how many letters went."""
    rows = list(invoices().filter(is_open(), id__in=list(invoice_ids)).select_related("party"))
    return sum(_write(NEW, one, account_of(one)) for one in rows)


def remind_of_dues(*, by: Actor) -> int:
    """Send what today's stage asks for, to each member that has not paid; returns how many were reminded.

    A stage that passed while nobody was there to be written to, or while no job ran, goes once, and none before it.
    """
    if charter().dues is None:
        return 0
    waiting = invoices().filter(is_open()).values_list("id", flat=True)
    return sum(_remind(one, by=by, by_hand=False) for one in list(waiting))


def remind_by_hand(invoice_ids: Iterable[UUID], *, by: Actor) -> int:
    """Remind members now, whatever the stage: once a day at most. Returns how many were. Raises NoDues."""
    dues_of_the_network()
    return sum(_remind(one, by=by, by_hand=True) for one in invoice_ids)


@transaction.atomic
def _remind(invoice_id: UUID, *, by: Actor, by_hand: bool) -> bool:
    """One member, if it has not paid this moment, was not written to today, and somebody reads it."""
    Invoice.objects.select_for_update(no_key=True).get(id=invoice_id)
    invoice = invoices().select_related("party").prefetch_related("reminders").get(id=invoice_id)
    account, sent = account_of(invoice), list(invoice.reminders.all())
    stage = None if by_hand else stage_due(invoice, {one.stage for one in sent if one.stage is not None})
    if not account.open or any(one.sent_on == today() for one in sent) or (stage is None and not by_hand):
        return False
    lost = account.state is DuesState.ARREARS
    letters = _write(ARREARS if lost else REMINDER, invoice, account)
    if not letters:
        return False
    DuesReminder.objects.create(invoice=invoice, stage=stage, letters=letters, by_id=by.id)
    first = lost and stage == (invoice.arrears_on - invoice.due_on).days
    told("enter_arrears" if first else "remind_of_dues", invoice, by, {"number": invoice.number, "stage": str(stage)})
    return True


def stage_due(invoice: Invoice, sent: set[int]) -> int | None:
    """The stage whose letter is to go today: the latest that is reached, unless it or a later one went."""
    passed = (today() - invoice.due_on).days
    stages = {*dues_of_the_network().reminder_days, (invoice.arrears_on - invoice.due_on).days}
    reached = [one for one in stages if one <= passed and invoice.due_on + timedelta(days=one) > invoice.issued_on]
    latest = max(reached, default=None)
    return None if latest is None or any(one >= latest for one in sent) else latest


def _write(template: str, invoice: Invoice, account: Account) -> int:
    """To each reader in her language; how many letters went."""
    readers = readers_of(invoice)
    for one in readers:
        said = _said(invoice, account, one.to.link("members:own_dues") if one.leads else "")
        notices.send(template, to=one.to, context=said, about=_about(template))
    return len(readers)


def _about(template: str) -> About:
    """That a right is lost goes by e-mail whatever its reader prefers."""
    return About(must=template == ARREARS)


def _said(invoice: Invoice, account: Account, link: str) -> dict[str, Any]:
    return {
        "member": invoice.party.name,
        "invoice": invoice,
        "open": account.open,
        "late": account.state is not DuesState.DUE,
        "part": account.paid > 0,
        "lost": [one.label for one in lost_to_arrears(standing_of(invoice.party_id))],
        "link": link,
    }
