"""What happened to a case. Events are appended and never changed; everything else follows from them.

`facts` hold keys, numbers and dates and stay for ever; `values` hold what a person said and can be erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

type Json = str | int | float | bool | list[Json] | dict[str, Json] | None


DEADLINE = "deadline"
"""Why a case was handed over, where time did it."""


class Happened(StrEnum):
    """The kinds of event."""

    SUBMITTED = "submitted"
    MOVED = "moved"
    AGREED = "agreed"
    OPINION_GIVEN = "opinion_given"
    CLAIMED = "claimed"
    RELEASED = "released"
    HANDED_OVER = "handed_over"
    WARNED = "warned"
    FEE_ASKED = "fee_asked"
    PAID = "paid"
    REFUNDED = "refunded"
    REFUND_ASKED = "refund_asked"
    REFUND_REFUSED = "refund_refused"
    NOTED = "noted"
    LOOKED_AT = "looked_at"
    RECORD_CHANGED = "record_changed"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`by` is the person, None where the system or an applicant without an account did it; `role` says as what."""

    kind: Happened
    at: datetime
    by: UUID | None
    role: str
    facts: Mapping[str, Json] = field(default_factory=dict)
    values: Mapping[str, Json] = field(default_factory=dict)
