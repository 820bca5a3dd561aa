"""What a provider reports of a message that it was given."""

from uuid import UUID

from django.db import transaction

from hanse.kernel.clock import now
from hanse.kernel.models import Delivery
from hanse.kernel.models.notice import Channel, DeliveryState

_FINAL = {
    "delivered": DeliveryState.ARRIVED,
    "read": DeliveryState.ARRIVED,
    "undelivered": DeliveryState.FAILED,
    "failed": DeliveryState.FAILED,
    "canceled": DeliveryState.FAILED,
}


@transaction.atomic
def note_receipt(delivery_id: UUID, status: str, *, reference: str, code: str) -> bool:
    """Write a report down; False where it is about nothing of ours. Reports come in any order, the last word stays."""
    one = Delivery.objects.select_for_update().filter(id=delivery_id, channel=Channel.SMS).first()
    if one is None or (one.reference and one.reference != reference):
        return False
    one.reference = reference
    if one.state != DeliveryState.ARRIVED:
        one.state = _FINAL.get(status, DeliveryState.SENT if one.state == DeliveryState.SENDING else one.state)
    one.sent_at = one.sent_at or now()
    if one.state == DeliveryState.ARRIVED:
        one.arrived_at, one.reason = one.arrived_at or now(), ""
    elif one.state == DeliveryState.FAILED:
        one.reason = f"Twilio {code or status}"[:60]
    one.save()
    return True
