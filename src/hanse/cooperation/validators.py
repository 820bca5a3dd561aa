"""Rules on values of cooperation."""

import re

from django.utils.translation import gettext as _

from hanse.cooperation.errors import AddressInMessage
from hanse.kernel.errors import Invalid

ROOM = 1000
"""Characters of a message."""
ADDRESS = re.compile(r"\S@\S+\.\S|https?://|\bwww\.|\+?\d(?:[\s().-]?\d){7,}", re.IGNORECASE)
"""E-mail addresses, links, and numbers to call."""
WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")


def check_message(given: str) -> str:
    """What one city writes to another that does not know it yet. Raises Invalid, AddressInMessage."""
    words = "\n".join(line.rstrip() for line in given.strip().splitlines())
    if not words:
        raise Invalid(_("Write in a few sentences what you would like to talk about."), field="message")
    if len(words) > ROOM:
        raise Invalid(_("Write at most %(number)s characters.") % {"number": ROOM}, field="message")
    if ADDRESS.search(words):
        told = _("Leave addresses, links and numbers out: you see each other's once the other city has agreed.")
        raise AddressInMessage(told, field="message")
    return words


def check_wikidata(given: str) -> str:
    """The id of a place in Wikidata, such as Q1524; empty stays empty. Raises Invalid."""
    words = given.strip().upper()
    if words and not WIKIDATA.fullmatch(words):
        raise Invalid(_("An id of Wikidata is a Q and a number, such as Q1524 for Athens."), field="outside_id")
    return words


def check_year(year: int | None, this: int) -> None:
    if year is not None and not 1000 <= year <= this:
        raise Invalid(_("Give the year in which it began, such as 1998."), field="since")
