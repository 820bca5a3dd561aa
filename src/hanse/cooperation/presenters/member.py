"""What a member's page in the directory shows of cooperation, to members: what the city offers and looks for."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.cooperation.models import Topics
from hanse.cooperation.queries.partnerships import topics_of
from hanse.diagnostic.public import dimensions
from hanse.identity.public import Viewer
from hanse.members.public import Panel, is_member


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
