"""What surrounds a page of the site: where it stands, its other languages, what search engines and feeds are told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.whitelist import check_url

from hanse.members.public import charter
from hanse.site.enums import Told
from hanse.site.models import CallsIndex, HomePage, NewsIndex, NewsPage, StandardPage
from hanse.site.models.content import Content
from hanse.site.presenters import telling
from hanse.site.presenters.linking import said
from hanse.site.queries.dated import calls, news
from hanse.site.queries.pages import Homes, above, below, homes, languages_of
from hanse.ui.shell import Link

TELLS: dict[str, Callable[[str], list[telling.Told]]] = {
    Told.KINDS: telling.kinds,
    Told.BODIES: telling.bodies,
    Told.DUES: telling.dues,
    Told.OFFICES: telling.offices,
}
LATEST = 3


@dataclass(frozen=True, slots=True)
class Around:
    """`language` is the page's own; `foreign` says that it is not the reader's. Addresses in `others` are whole."""

    language: str
    foreign: bool
    crumbs: tuple[Link, ...]
    canonical: str
    others: tuple[tuple[str, str], ...]
    description: str


@dataclass(frozen=True, slots=True)
class Ways:
    """How a template finds the addresses of pages and what the network tells."""

    homes: Homes
    language: str = field(default_factory=lambda: translation.get_language() or settings.LANGUAGE_CODE)

    def href(self, page: Page) -> str:
        """To a page, in the reader's language."""
        return self.homes.href(page, self.language)

    def to(self, value: Any) -> str:
        """Where a link or a card leads: to a page, to a place of this site, elsewhere; empty: nowhere."""
        page, address = value.get("page"), str(value.get("address") or "")
        if page is not None:
            return self.href(page) if page.live else ""
        if "://" in address:
            return check_url(address) or ""  # a browser would run what some schemes lead to
        return f"/{self.language}/{address.lstrip('/')}" if address else ""

    def prose(self, value: RichText) -> SafeString:
        """A text with what is behind its links to documents."""
        return said(value.__html__())

    def office(self, key: str) -> str:
        """The name of a regional office; empty where the network has none of this key."""
        found = charter().offices.get(key)
        return found.name.in_language(self.language) if found else ""

    def told(self, what: str) -> list[telling.Told]:
        return TELLS[what](self.language) if what in TELLS else []


def context_of(page: Content) -> dict[str, Any]:
    """Everything that a template of a page takes besides the page."""
    there = homes()
    ways = Ways(there)
    return {"around": _around(page, there, ways), "ways": ways, **_beside(page, ways.language)}


def _around(page: Content, there: Homes, ways: Ways) -> Around:
    own = there.of(page)[0]
    others = sorted(languages_of(page) & set(there.by_language)) if page.live else []
    return Around(
        language=own,
        foreign=own != ways.language,
        crumbs=tuple(Link(one.title, ways.href(one)) for one in above(page)),
        canonical=whole(there.href(page)),
        others=tuple((code, whole(there.href(page, code))) for code in others),
        description=page.search_description or page.summary,
    )


def whole(path: str) -> str:
    """An address with the host that the site goes by."""
    return settings.SITE_URL.rstrip("/") + path


def _beside(page: Content, language: str) -> dict[str, Any]:
    """What stands below the parts of a page, by its kind."""
    match page:
        case HomePage():
            return {"news": news(language)[:LATEST], "calls": calls(language)}
        case NewsIndex():
            return {"news": news(language)}
        case CallsIndex():
            return {"calls": calls(language)}
        case NewsPage():
            return {}
        case StandardPage():
            return {"below": below(page)}
    return {}
