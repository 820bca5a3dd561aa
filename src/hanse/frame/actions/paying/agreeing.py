"""The second person: from an amount on, nobody gives money back alone."""

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.frame.actions.paying.giving_back import try_refund
from hanse.frame.enums import RefundState
from hanse.frame.errors import StepRefused
from hanse.frame.models import Payment, Refund
from hanse.frame.payments.payable import payable_kind
from hanse.frame.spec.acts import Doer
from hanse.kernel.errors import NotAllowed


def agree_to_refund(refund: Refund, *, by: Doer, office: str) -> Refund:
    """Agree, and give the money back. The caller has checked that the office may. Raises StepRefused and NotAllowed."""
    return try_refund(_agreed(refund, by=by, office=office))


@transaction.atomic
def refuse_refund_of(refund: Refund, because: str, *, by: Doer) -> Refund:
    """Refuse what a colleague asked, or take back what oneself asked. Raises StepRefused."""
    payment = Payment.objects.select_for_update().get(id=refund.payment_id)
    row = _waiting(refund)
    row.state, row.refused_because = RefundState.REFUSED, because
    row.save(update_fields=["state", "refused_because"])
    payment.refunded -= row.amount
    payment.save(update_fields=["refunded"])
    payable_kind(payment.kind).refund_refused(row, by)
    return row


@transaction.atomic
def _agreed(refund: Refund, *, by: Doer, office: str) -> Refund:
    row = _waiting(refund)
    if by.id is None or by.id == row.by_id:
        raise NotAllowed(_("You asked for it yourself: somebody else must agree."))
    row.state, row.second_id, row.second_office = RefundState.ASKED, by.id, office
    row.save(update_fields=["state", "second_id", "second_office"])
    return row


def _waiting(refund: Refund) -> Refund:
    row = Refund.objects.select_for_update(of=("self",)).select_related("payment").get(id=refund.id)
    if row.state != RefundState.WAITING:
        raise StepRefused(_("Somebody has decided on this in the meantime."))
    return row
