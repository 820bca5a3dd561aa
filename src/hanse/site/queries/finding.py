"""Pages and services that hold a reader's words."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from wagtail.models import Page

from hanse.frame.public import offered_services
from hanse.kernel.finding import MOST, Hit, configuration, has_words, plain
from hanse.site.models import PageWords
from hanse.site.queries.pages import homes


def find_pages(words: str, language: str) -> list[Hit]:
    """Live pages in the reader's language; where none holds the words, those in the site's own."""
    for code in dict.fromkeys((language, settings.LANGUAGE_CODE)):
        found = _matching(plain(words), code).values_list("page_id", flat=True)[:MOST]
        if ids := list(found):
            return _hits(ids, code, language)
    return []


def _matching(words: str, language: str) -> QuerySet[PageWords]:
    kept = PageWords.objects.filter(language=language)
    if not has_words(language):
        holds = Q()
        for word in words.split():
            holds &= Q(text__icontains=word)
        return kept.filter(holds).order_by("page_id")
    asked = SearchQuery(words, config=configuration(language), search_type="websearch")
    return kept.filter(stems=asked).order_by(SearchRank(F("stems"), asked).desc(), "page_id")


def _hits(ids: Sequence[int], code: str, language: str) -> list[Hit]:
    there, pages = homes(), Page.objects.in_bulk(ids)
    foreign = "" if code == language else code
    return [
        Hit(one.title, there.href(one, language), one.search_description, foreign) for one in map(pages.get, ids) if one
    ]


def find_services(words: str, language: str) -> list[Hit]:
    """Services whose name or summary holds every word, whatever its accents and capitals."""
    asked = plain(words).casefold().split()
    return [
        Hit(str(one.title), reverse("frame:service", args=[one.key]), str(one.summary))
        for one in offered_services(language)
        if all(word in plain(f"{one.title} {one.summary}").casefold() for word in asked)
    ]
