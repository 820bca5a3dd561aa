"""What was found, as the page of search shows it."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from hanse.kernel.finding.kinds import Hit, Kind, kinds
from hanse.kernel.finding.search import Findings, as_asked, find, find_all

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class OfOneKind:
    """All that was found of one kind, a page at a time."""

    label: str
    hits: Sequence[Hit]
    page: Page[Hashable]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`one` is there where a kind was chosen; else `found` tells of all kinds."""

    words: str
    found: Findings
    one: OfOneKind | None = None


def search_page(given: Mapping[str, str], language: str) -> SearchPage:
    """From an address; a kind that there is not is none."""
    words = as_asked(given.get("q", ""))
    chosen = next((one for one in kinds() if one.key == given.get("kind")), None)
    if chosen and words:
        return SearchPage(words, Findings(), _of_one(words, language, chosen, given.get("page")))
    return SearchPage(words, find(words, language))


def _of_one(words: str, language: str, kind: Kind, number: str | None) -> OfOneKind:
    page = Paginator(find_all(words, language, kind), A_PAGE).get_page(number)
    keys = list(page)
    shown = kind.show(keys, language) if keys else {}
    return OfOneKind(str(kind.label), [shown[key] for key in keys if key in shown], page)
