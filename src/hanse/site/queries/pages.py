"""Where pages are: by address and language, their ways, and what stands in menus."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page
from wagtail.query import PageQuerySet

from hanse.site.models import HomePage


@dataclass(frozen=True, slots=True)
class Homes:
    """The home page of each language that has one; all addresses begin there."""

    by_language: Mapping[str, HomePage]

    def of(self, page: Page) -> tuple[str, HomePage]:
        """The language in whose tree a page stands, and its home page."""
        return next((code, home) for code, home in self.by_language.items() if home.locale_id == page.locale_id)

    def address(self, page: Page) -> str:
        """Below the language: `about/history/`; empty for a home page."""
        return str(page.url_path).removeprefix(self.of(page)[1].url_path)

    def href(self, page: Page, language: str = "") -> str:
        """The path at which a visitor finds a page, in its own language or, where it is the same page's, in another."""
        with translation.override(language or self.of(page)[0]):
            return reverse("wagtail_serve", args=[self.address(page)])


def homes() -> Homes:
    """One query."""
    found = HomePage.objects.live().select_related("locale")
    return Homes({one.locale.language_code: one for one in found})


@dataclass(frozen=True, slots=True)
class Found:
    """A page at an address; `language` is the one that it is written in, which may not be the reader's."""

    page: Page
    language: str


def page_at(address: str, language: str, homes: Homes) -> Found | None:
    """The page in a language or, where it has not been translated, in the site's own."""
    codes = [code for code in (language, settings.LANGUAGE_CODE) if code in homes.by_language]
    paths = {homes.by_language[code].url_path + address: code for code in reversed(codes)}
    found = {paths[one.url_path]: one for one in Page.objects.live().filter(url_path__in=paths).specific()}
    return next((Found(found[code], code) for code in codes if code in found), None)


def live_pages(locale_ids: Collection[int]) -> PageQuerySet[Page]:
    """Every page that visitors find in some languages, in the order of the tree."""
    return Page.objects.live().filter(depth__gt=1, locale_id__in=locale_ids).order_by("path")


def below(page: Page) -> PageQuerySet[Page]:
    """The pages directly below one, in the order that editors gave them."""
    return page.get_children().live().specific()


def above(page: Page) -> PageQuerySet[Page]:
    """The pages from home down to the one above it."""
    return page.get_ancestors().filter(depth__gt=1)


def languages_of(page: Page) -> set[str]:
    """The languages in which the same page is live, its own among them."""
    same = Page.objects.live().filter(translation_key=page.translation_key)
    return set(same.values_list("locale__language_code", flat=True))
