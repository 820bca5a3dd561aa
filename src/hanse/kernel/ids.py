"""Public ids: UUIDs of version 7 (RFC 9562), which sort by the time at which they were made."""

import os
import threading
import time
from uuid import UUID

_VERSION = 0x7 << 76
_VARIANT = 0b10 << 62
_MILLISECOND = 1_000_000
_last = 0
_lock = threading.Lock()


def new_id() -> UUID:
    """A new id: 48 bits of Unix milliseconds, 12 bits of their fraction, 62 random bits (RFC 9562, 6.2, method 3).

    Within a process each is greater than the one before, so that rows made in one millisecond keep their order.
    """
    ticks = _next_tick()
    random = int.from_bytes(os.urandom(8)) >> 2
    return UUID(int=((ticks >> 12) << 80) | _VERSION | ((ticks & 0xFFF) << 64) | _VARIANT | random)


def _next_tick() -> int:
    """The time in 1/4096 of a millisecond, moved on where the clock has not moved since the last id."""
    global _last  # noqa: PLW0603 - the one thing that ids of a process have in common
    milliseconds, rest = divmod(time.time_ns(), _MILLISECOND)
    with _lock:
        _last = max((milliseconds << 12) | (rest * 4096 // _MILLISECOND), _last + 1)
        return _last
