"""What every way of reaching people is: the interface, and how it says that something did not go."""

from collections.abc import Sequence
from typing import Protocol

from hanse.kernel.models import Delivery
from hanse.kernel.models.notice import Channel


class NotSent(Exception):
    """`reason` is a code or the name of an error, and names nobody."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason[:60]


class Away(NotSent):
    """The whole channel does not answer, whoever is written to: everything waits."""


class Unsure(Away):
    """The line broke after it was handed over: nobody knows whether it was taken."""


class NotNow(NotSent):
    """The address takes nothing at the moment; it is tried again."""


class Refused(NotSent):
    """The address will never take it."""


class Way(Protocol):
    """One channel."""

    def send(self, deliveries: Sequence[Delivery]) -> str:
        """Hand them over as one; returns what the provider calls it. Raises Away, Unsure, NotNow, Refused."""

    def find(self, delivery: Delivery) -> str | None:
        """What the provider calls a delivery that was tried before, where it has taken it after all.

        Empty: it never did. None: that cannot be known, as it keeps no list. Raises Away.
        """


def way_of(channel: str) -> Way:
    return _WAYS[Channel(channel)]


def use(channel: Channel, way: Way) -> None:
    """Let a channel be reached by a way."""
    _WAYS[channel] = way


_WAYS: dict[Channel, Way] = {}
