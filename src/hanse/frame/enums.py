from enum import StrEnum
from uuid import UUID

# One authority runs a site's services: its own party has a fixed id, so that no request has to look it up.
AUTHORITY_ID = UUID("00000000-0000-7000-8000-000000000002")

_OFFICE = "office."
DESIGNER = "designer"
"""The role, at the authority, of who writes, reviews and publishes services."""


def role_of(office: str) -> str:
    """The role, at the authority, of the people of an office."""
    return f"{_OFFICE}{office}"


def office_of(role: str) -> str:
    """The office whose people have this role; empty for another role."""
    return role.removeprefix(_OFFICE) if role.startswith(_OFFICE) else ""


class PaymentState(StrEnum):
    """How one attempt to pay stands."""

    BEGUN = "begun"
    """Written down; the provider has not answered yet."""
    OPEN = "open"
    """The payer can pay on the provider's page."""
    PENDING = "pending"
    """The payer has done her part, and the bank has not yet."""
    PAID = "paid"
    DECLINED = "declined"
    CLOSED = "closed"
    """Nobody has paid, and nobody can any more."""
    MISMATCH = "mismatch"
    """The provider took another amount than was asked for: people have to look."""
    SETTLED = "settled"
    """Such a one, after people have put it right by hand."""


UNDER_WAY = frozenset({PaymentState.BEGUN, PaymentState.OPEN, PaymentState.PENDING, PaymentState.MISMATCH})
"""While one is, no other is begun for the same thing."""


class RefundState(StrEnum):
    """How giving money back stands."""

    WAITING = "waiting"
    """An officer wants it, and a second person has not agreed yet."""
    REFUSED = "refused"
    """The second person did not agree, or the first took it back."""
    ASKED = "asked"
    """The provider is asked to do it."""
    DONE = "done"
    FAILED = "failed"


class Source(StrEnum):
    """Who brought word of a payment."""

    PAYER = "payer"
    PROVIDER = "provider"
    JOB = "job"
    OFFICE = "office"


DESK = "desk"
"""What stands as the provider of what was paid at the cash desk."""


class Occasion(StrEnum):
    """What webhooks tell of: the `type` of a CloudEvent. Stable for ever."""

    SUBMITTED = "hanse.case.submitted"
    MOVED = "hanse.case.moved"
    DECIDED = "hanse.case.decided"
    """Moved to a state in which it ends."""
    FEE_ASKED = "hanse.case.fee_asked"
    PAID = "hanse.case.paid"
    REFUNDED = "hanse.case.refunded"
    DOCUMENT_ISSUED = "hanse.case.document_issued"
    """Its file can be fetched now."""
    OPINION_GIVEN = "hanse.case.opinion_given"
    HANDED_OVER = "hanse.case.handed_over"
    WARNED = "hanse.case.warned"
    RECORD_CHANGED = "hanse.case.record_changed"
    ERASED = "hanse.case.erased"
    """What was said in it is gone here, and is to go wherever it was copied."""
    TEST = "hanse.webhook.test"


OFFICES_ALONE = frozenset({Occasion.OPINION_GIVEN, Occasion.HANDED_OVER, Occasion.WARNED})
"""What happens among offices: no applicant is told."""


class Pause(StrEnum):
    """Why a webhook is paused; empty: it is not."""

    BY_HAND = "by_hand"
    GONE = "gone"
    """Its address has answered 410 Gone."""
    FAILING = "failing"
    """It has not taken anything for days."""
