"""The pages of the public site, as search finds and shows them."""

from collections.abc import Iterator, Mapping, Sequence

from django.conf import settings
from wagtail.models import Page

from hanse.kernel.finding.kinds import Hit, Text
from hanse.site.models.content import Content
from hanse.site.queries.pages import Homes, homes

KIND = "pages"


def text_of(page: Content) -> Text:
    """What a page says; one page has one key in all of its languages."""
    body = " ".join(str(one) for one in page.body.stream_block.get_searchable_content(page.body))
    return Text(str(page.translation_key), page.locale.language_code, page.title, page.summary, body)


def page_texts() -> Iterator[Text]:
    """Of every live page."""
    live = Page.objects.live().filter(depth__gt=1).select_related("locale").specific()
    return (text_of(page) for page in live if isinstance(page, Content))


def shown_pages(keys: Sequence[str], language: str) -> Mapping[str, Hit]:
    """Each in the reader's language or, where it is not translated, in the site's own or another; two queries."""
    there = homes()
    order = [language, settings.LANGUAGE_CODE]
    found = Page.objects.live().filter(translation_key__in=keys, locale_id__in=_languages(there))
    nearest = sorted(found, key=lambda page: _place(order, _languages(there)[page.locale_id]), reverse=True)
    return {str(page.translation_key): _hit(page, there, language) for page in nearest}


def _languages(there: Homes) -> dict[int, str]:
    return {home.locale_id: code for code, home in there.by_language.items()}


def _place(order: Sequence[str], code: str) -> int:
    return order.index(code) if code in order else len(order)


def _hit(page: Page, there: Homes, language: str) -> Hit:
    code = there.of(page)[0]
    # The site's own language stands in for one into which a page is not translated.
    href = there.href(page, language if code in {language, settings.LANGUAGE_CODE} else code)
    return Hit(page.title, href, page.search_description, "" if code == language else code)
