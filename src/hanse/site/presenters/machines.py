"""News as feeds, and all pages as a map."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _

from hanse.site.presenters.page import whole
from hanse.site.presenters.telling import office_told
from hanse.site.queries.dated import news
from hanse.site.queries.pages import homes, live_pages

MOST = 20


def feed(kind: type[SyndicationFeed], language: str, own: str, office: str = "") -> SyndicationFeed:
    """The youngest news, or those of an office; `own` is the feed's address."""
    there, told = homes(), office_told(office, language)
    title = f"{settings.SITE_NAME} – {told.name if told else _('What’s new')}"
    home = whole(reverse("home"))
    made = kind(title=title, link=home, description="", language=language, feed_url=own)
    for one in news(language, office=office)[:MOST]:
        address = whole(there.href(one, language))
        day = datetime.combine(one.day, time(), tzinfo=UTC)
        changed = max(one.last_published_at or day, day)
        made.add_item(one.title, address, one.summary, unique_id=address, pubdate=day, updateddate=changed)
    return made


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the map: where it is, when it was last published, and the same page by language."""

    href: str
    changed: datetime | None
    others: tuple[tuple[str, str], ...]


def entries() -> list[Entry]:
    """Every live page. Two queries."""
    there = homes()
    codes = {home.locale_id: code for code, home in there.by_language.items()}
    same: defaultdict[UUID, list[tuple[str, str]]] = defaultdict(list)
    pages = list(live_pages(codes))
    for one in pages:
        same[one.translation_key].append((codes[one.locale_id], whole(there.href(one))))
    return [Entry(whole(there.href(one)), one.last_published_at, tuple(same[one.translation_key])) for one in pages]
