"""What an office does with payments by hand: takes cash, and closes what did not agree."""

from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.frame.actions.paying.alone import alone_with
from hanse.frame.actions.paying.beginning import end_payment, new_payment, under_way
from hanse.frame.actions.paying.settling import write_entry
from hanse.frame.enums import DESK, PaymentState, Source
from hanse.frame.errors import NothingDue, StepRefused
from hanse.frame.models import Payment
from hanse.frame.payments.payable import PayableKind
from hanse.frame.spec.acts import Doer
from hanse.kernel.clock import now


def take_cash(kind: PayableKind, payable_id: UUID, amount: Decimal, receipt: str, *, by: Doer, office: str) -> Payment:
    """Write down what the cash desk took, under the number of its own receipt, which counts once.

    A payment that was begun online ends first, so that nobody pays twice. Raises StepRefused, and ProviderDown where
    that cannot be done now.
    """
    there = under_way(kind, payable_id)
    if there is not None and end_payment(there, Source.OFFICE) is not None:
        raise _on_its_way()
    try:
        return _written(kind, payable_id, amount, f"{office}/{receipt}", by=by, office=office)
    except IntegrityError as error:
        raise StepRefused(
            _("This receipt number is in use already. Look whether it was written down before.")
        ) from error


@transaction.atomic
def _written(kind: PayableKind, payable_id: UUID, amount: Decimal, reference: str, *, by: Doer, office: str) -> Payment:
    alone_with(kind, payable_id)
    if under_way(kind, payable_id) is not None:
        raise _on_its_way()
    due = kind.due(payable_id)
    if due is None:
        raise NothingDue
    if not 0 < amount <= due.amount:
        raise StepRefused(_("Take no more than is to be paid."))
    row = new_payment(
        kind,
        due,
        amount=amount,
        provider=DESK,
        reference=reference,
        state=PaymentState.PAID,
        paid_at=now(),
        by_id=by.id,
        office=office,
    )
    write_entry(row, Source.OFFICE, by=by.id)
    kind.paid(row)
    return row


def _on_its_way() -> StepRefused:
    return StepRefused(_("A payment online is on its way. Wait for word of the bank before you take cash."))


@transaction.atomic
def settle_by_hand(payment: Payment, *, by: Doer) -> Payment:
    """End a payment of which the provider took another amount, after people have put it right. Raises StepRefused."""
    row = Payment.objects.select_for_update().get(id=payment.id)
    if row.state != PaymentState.MISMATCH:
        raise StepRefused(_("There is nothing to put right with this payment."))
    row.state = PaymentState.SETTLED
    row.save(update_fields=["state"])
    write_entry(row, Source.OFFICE, by=by.id)
    return row
