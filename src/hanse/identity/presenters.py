"""Frozen values that the pages of identity read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

# What a browser says of itself holds the names of others too: the first that is found is the right one.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


@dataclass(frozen=True, slots=True)
class Device:
    """Where a person is signed in, as she can recognise it."""

    id: int
    name: str
    address: str
    since: datetime
    is_this: bool


def device_of(session: Any) -> Device:
    """A session of the sign-in library."""
    name = device_name(session.user_agent)
    return Device(session.pk, name, session.ip, session.created_at, session.is_current())


def device_name(said: str) -> str:
    """Browser and system, from what a browser says of itself; what nobody knows is called so."""
    browser = next((name for mark, name in BROWSERS.items() if mark in said), _("Unknown browser"))
    system = next((name for mark, name in SYSTEMS.items() if mark in said), "")
    return f"{browser}, {system}" if system else browser
