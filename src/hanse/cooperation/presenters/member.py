"""What a member's page in the directory shows of cooperation to members: its topics, and the way to meet it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.cooperation.models import Topics
from hanse.cooperation.queries.introductions import open_between
from hanse.cooperation.queries.partnerships import topics_of
from hanse.diagnostic.public import dimensions
from hanse.identity.public import Viewer
from hanse.kernel.collation import in_order
from hanse.members.public import City, Panel, Role, is_member, member_cities, unled_among


@dataclass(frozen=True, slots=True)
class Shown:
    topics: Topics
    titles: dict[str, str]


def topics_panel(party_id: UUID, viewer: Viewer, language: str) -> Panel | None:
    """None for visitors, without a query, and where the city has said nothing."""
    if not is_member.test(viewer, None):
        return None
    topics = topics_of(party_id)
    if not (topics.offers or topics.offers_words or topics.looks_for or topics.looks_for_words):
        return None
    seen = Shown(topics, dimensions(language))
    return Panel(_("What it offers and looks for"), "cooperation/member_topics.html", seen)


@dataclass(frozen=True, slots=True)
class Meeting:
    """`own`: the cities of whoever looks that may ask this one, each with whether a request is open between the two."""

    party_id: UUID
    own: tuple[tuple[City, bool], ...]


def introduction_panel(party_id: UUID, viewer: Viewer, _language: str) -> Panel | None:
    """For coordinators of other cities. None, without a query, for everybody else, and where nobody could answer."""
    mine = set(viewer.parties(Role.COORDINATOR)) - {party_id}
    if not mine:
        return None
    found = {one.pk: one for one in member_cities().filter(pk__in={*mine, party_id})}
    if found.pop(party_id, None) is None or not found or unled_among([party_id]):
        return None
    asked = open_between(party_id)
    own = tuple((one, one.pk in asked) for one in in_order(found.values(), lambda city: city.name))
    return Panel(_("Introductions"), "cooperation/member_meeting.html", Meeting(party_id, own))
