"""The content that a network begins with, brought into an empty tree; what editors changed is never written over."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.text import Truncator
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from hanse.site.actions.ground import entitle_offices, lay_ground, open_site
from hanse.site.actions.indexing import index_page
from hanse.site.actions.writing import Writing
from hanse.site.manuscripts.manuscript import ManuscriptError, Place
from hanse.site.manuscripts.reading import read_content
from hanse.site.models import CallPage, CallsIndex, ContactPage, HomePage, NewsIndex, NewsPage, StandardPage
from hanse.site.queries.pages import homes

KINDS: Mapping[str, type[Page]] = {
    "home": HomePage,
    "page": StandardPage,
    "news_index": NewsIndex,
    "news": NewsPage,
    "calls_index": CallsIndex,
    "call": CallPage,
    "contact": ContactPage,
}


def prepare() -> None:
    """At a start of the site: what editors need, and the network's own content, where there are no pages yet."""
    lay_ground()
    if settings.CONTENT_FOLDER.is_dir():
        load_content(settings.CONTENT_FOLDER)
    entitle_offices()


def load_content(folder: Path) -> int:
    """Bring a folder's pages in, if there are none; returns how many were made. Raises ManuscriptError."""
    if HomePage.objects.exists():
        return 0
    return _Loading(read_content(folder, KINDS)).load()


@transaction.atomic
def add_content(folder: Path) -> int:
    """Bring in the pages of a folder that the site does not have yet, such as news; returns how many were made."""
    there = homes()
    codes = {home.locale_id: code for code, home in there.by_language.items()}
    standing = {
        (codes[page.locale_id], there.address(page).rstrip("/")): page
        for page in Page.objects.filter(depth__gt=1, locale_id__in=codes)
    }
    places = read_content(folder, KINDS, {address for _code, address in standing})
    return _Loading(places, standing).add(there.by_language)


@dataclass
class _Loading:
    places: tuple[Place, ...]
    made: dict[tuple[str, str], Page] = field(default_factory=dict)
    """By language and address."""

    @transaction.atomic
    def load(self) -> int:
        root = lay_ground()
        keys: dict[str, UUID] = {}
        with disable_reference_index_auto_update():  # they have no parts yet, and so refer to nothing
            for code, _name in settings.LANGUAGES:
                locale = Locale.objects.get(language_code=code)
                for place in self.places:
                    if code in place.manuscripts:
                        self._add(root, place, locale, keys)
        for (code, address), page in self.made.items():
            self._write(code, address, page)
        home = self.made.get((settings.LANGUAGE_CODE, ""))
        if not isinstance(home, HomePage):
            raise ManuscriptError(f"There is no home page in “{settings.LANGUAGE_CODE}”, the site's own language.")
        open_site(home)
        return len(self.made)

    def add(self, codes: Collection[str]) -> int:
        keys = {address: page.translation_key for (_code, address), page in self.made.items()}
        new = [(code, place) for code in codes for place in self.places if code in place.manuscripts]
        new = [(code, place) for code, place in new if (code, place.address) not in self.made]
        for code, place in new:
            self._add(Page.objects.get(depth=1), place, Locale.objects.get(language_code=code), keys)
        for code, place in new:
            self._write(code, place.address, self.made[code, place.address])
        return len(new)

    def _add(self, root: Page, place: Place, locale: Locale, keys: dict[str, UUID]) -> None:
        code = locale.language_code
        above = self.made.get((code, place.above)) if place.address else root
        if above is None:
            raise ManuscriptError(
                f"“{place.address}” is written in “{code}”, and the page above it is not. Write it too."
            )
        words = place.manuscripts[code]
        page = KINDS[place.kind](
            title=words.title,
            summary=words.summary,
            search_description=Truncator(words.summary).chars(160),
            slug=place.slug or (f"home-{code}" if code != settings.LANGUAGE_CODE else "home"),
            locale=locale,
            show_in_menus=place.menu,
            **words.said,
        )
        if place.address in keys:
            page.translation_key = keys[place.address]
        above.add_child(instance=page)
        keys[place.address] = page.translation_key
        self.made[code, place.address] = page

    def _write(self, code: str, address: str, page: Any) -> None:
        """The parts, once every page that they may lead to is there."""
        manuscript = next(one for one in self.places if one.address == address).manuscripts[code]
        pages = {place: made.pk for (language, place), made in self.made.items() if language == code}
        page.body = Writing(code, pages).stream(manuscript.parts, f"{code}/{address}")
        page.save(clean=False)
        index_page(page)
