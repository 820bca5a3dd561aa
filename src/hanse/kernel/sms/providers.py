"""Who carries the site's SMS: the interface of a provider, and the one that is set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string


class ProviderAway(Exception):
    """The provider does not answer, or takes nothing from this site at the moment."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AnswerLost(ProviderAway):
    """The line broke when the provider may have had the message already."""


class NumberRefused(Exception):
    """The provider will never carry this to that number; `reason` is its code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Message:
    """`id` is our own name for it; `to` a number as the whole world dials it (E.164)."""

    id: UUID
    to: str
    text: str


class Provider(Protocol):
    def send(self, message: Message) -> str:
        """Hand it over; returns what the provider calls it. Raises ProviderAway, AnswerLost, NumberRefused."""

    def find(self, message: Message, *, since: datetime) -> Sequence[str]:
        """What the provider calls those that it got since then, to the number with the words. Raises ProviderAway."""


KNOWN = {
    "file": "hanse.kernel.sms.folder.Folder",
    "twilio": "hanse.kernel.sms.twilio.Twilio",
}
"""What HANSE_SMS may name; also the path of a class of one's own."""


def provider() -> Provider | None:
    """The one that the site has set; None where it sends no SMS."""
    return _made(settings.SMS) if settings.SMS else None


@cache
def _made(name: str) -> Provider:
    made: Provider = import_string(KNOWN.get(name, name))()
    return made
