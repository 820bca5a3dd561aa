"""Letters that came back: a mail server's report (RFC 3464) with the letter, or its head, behind it."""

from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import Message
from uuid import UUID

from django.db import transaction

from hanse.kernel.models import Delivery
from hanse.kernel.models.notice import Channel, DeliveryState

FAILED = "failed"
"""What a report says of a letter that will never arrive; of one that is late it says so too, and later the end."""


@transaction.atomic
def note_bounce(content: bytes) -> bool:
    """Write down that a letter of ours came back; False where the message tells nothing of the kind."""
    parts = list(message_from_bytes(content, policy=policy.default).walk())
    status = next((one for one in parts if str(one.get("Action", "")).strip().lower() == FAILED), None)
    delivery_id = next(_ours(parts), None)
    if status is None or delivery_id is None:
        return False
    letters = Delivery.objects.select_for_update().filter(channel=Channel.EMAIL, state=DeliveryState.SENT)
    first = letters.filter(id=delivery_id).first()
    if first is None:
        return False
    reason = f"DSN {status.get('Status', '')}".strip()[:60]
    letters.filter(reference=first.reference).update(state=DeliveryState.FAILED, reason=reason)
    return True


def _ours(parts: "Sequence[Message[str, str]]") -> Iterator[UUID]:
    """What may be ids of our deliveries, from the heads within the report; its own head is the first part's."""
    for part in parts[1:]:
        said = str(part.get("Message-ID", ""))
        if part.get_content_type() == "text/rfc822-headers":
            head = part.get_payload(decode=True)
            said = str(message_from_bytes(head).get("Message-ID", "")) if isinstance(head, bytes) else ""
        try:
            yield UUID(said.strip().strip("<>").partition("@")[0])
        except ValueError:
            continue
