"""Whether a notification is Stripe's, and of just now: the header `Stripe-Signature`, scheme v1."""

import hmac
import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from hanse.frame.errors import NoticeRefused

FRESH_FOR = timedelta(minutes=5)
"""An older one, or one from so far in the future, may be a copy that somebody sends again."""

_SECONDS = re.compile("[0-9]{1,12}")
"""More digits name no time, and Python makes no number of thousands of them."""


def check(header: str, body: bytes, secrets: Iterable[str], at: datetime) -> None:
    """`secrets` are several while one takes the place of another. Raises NoticeRefused."""
    parts = [part.partition("=") for part in header.split(",")]
    times = [value for name, _, value in parts if name.strip() == "t"]
    given = [value for name, _, value in parts if name.strip() == "v1"]
    if len(times) != 1 or not _SECONDS.fullmatch(times[0]):
        raise NoticeRefused
    if abs(at.timestamp() - int(times[0])) > FRESH_FOR.total_seconds():
        raise NoticeRefused
    wanted = [sign(int(times[0]), body, secret) for secret in secrets if secret]
    if not any(hmac.compare_digest(one.encode(), other.encode()) for one in wanted for other in given):
        raise NoticeRefused


def sign(time: int, body: bytes, secret: str) -> str:
    """HMAC-SHA256 over the time, a point and the body as it came."""
    return hmac.digest(secret.encode(), f"{time}.".encode() + body, "sha256").hex()
