"""The provider `local`, for demonstrations and tests: its page stands on our own site, and no money moves."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.frame.enums import PaymentState, RefundState
from hanse.frame.errors import NoticeRefused, ProviderRefused
from hanse.frame.models import PretendedPayment
from hanse.frame.payments.provider import Asked, Begun, RefundAsked, RefundTold, Told


class Local:
    """A provider whose books are a table of ours."""

    key = "local"
    pages: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return _("Demonstration of payments")

    def begin(self, asked: Asked) -> Begun:
        row, _made = PretendedPayment.objects.get_or_create(
            key=asked.key,
            defaults={
                "payment": asked.payment,
                "amount": asked.amount,
                "currency": asked.currency,
                "description": asked.description,
                "back": asked.back,
            },
        )
        return Begun(str(row.id), reverse("frame:pretended", args=[row.id]))

    def look(self, reference: str) -> Told:
        return _told(_row(reference))

    def close(self, reference: str) -> Told:
        return choose(_row(reference), PaymentState.CLOSED)

    @transaction.atomic
    def give_back(self, asked: RefundAsked) -> RefundTold:
        row = PretendedPayment.objects.select_for_update().get(id=_row(asked.payment).id)
        if asked.key not in row.given_back:
            if row.refunded + asked.amount > row.amount:
                return RefundTold("", RefundState.FAILED)
            row.given_back[asked.key] = str(asked.amount)
            row.save(update_fields=["given_back"])
        return RefundTold(asked.key, RefundState.DONE)

    def read_notice(self, headers: Mapping[str, str], body: bytes, at: datetime) -> Told | None:
        """It sends none."""
        del headers, body, at
        raise NoticeRefused


@transaction.atomic
def choose(row: PretendedPayment, state: PaymentState) -> Told:
    """What somebody chose on the page of the provider; a payment that has ended stays as it is."""
    row = PretendedPayment.objects.select_for_update().get(id=row.id)
    if row.state in {PaymentState.OPEN, PaymentState.PENDING}:
        row.state = state
        row.save(update_fields=["state"])
    return _told(row)


def _row(reference: str) -> PretendedPayment:
    found = PretendedPayment.objects.filter(id=UUID(reference)).first()
    if found is None:
        raise ProviderRefused
    return found


def _told(row: PretendedPayment) -> Told:
    return Told(
        reference=str(row.id),
        payment=row.payment,
        state=PaymentState(row.state),
        amount=row.amount,
        currency=row.currency,
        refunded=row.refunded,
    )
