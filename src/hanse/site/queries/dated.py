"""News and calls: what has a day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from wagtail.query import PageQuerySet

from hanse.kernel.clock import today
from hanse.site.models import CallPage, NewsPage


def news(language: str, *, office: str = "") -> PageQuerySet[NewsPage]:
    """News, or those of an office, in a language or, as long as there is none, in the site's own; youngest first."""
    live = NewsPage.objects.live().order_by("-day", "-first_published_at")
    return _in(live.filter(office=office) if office else live, language)


def published(language: str, *, since: datetime, until: datetime) -> PageQuerySet[NewsPage]:
    """Those of them that went live the first time since a moment and before another."""
    return news(language).filter(first_published_at__gte=since, first_published_at__lt=until)


@dataclass(frozen=True, slots=True)
class Calls:
    open: list[CallPage]
    coming: list[CallPage]
    closed: list[CallPage]


def calls(language: str, *, on: date | None = None) -> Calls:
    """All calls by what can be done with them on a day: open ones by their last day, closed ones youngest first."""
    day = on or today()
    found = list(_in(CallPage.objects.live().order_by("closes_on"), language))
    return Calls(
        open=[one for one in found if one.opens_on <= day <= one.closes_on],
        coming=[one for one in found if one.opens_on > day],
        closed=[one for one in reversed(found) if one.closes_on < day],
    )


def _in[Kind: (NewsPage, CallPage)](pages: PageQuerySet[Kind], language: str) -> PageQuerySet[Kind]:
    own = pages.filter(locale__language_code=language)
    return own if own.exists() else pages.filter(locale__language_code=settings.LANGUAGE_CODE)
