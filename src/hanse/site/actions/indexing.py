"""The words of pages, kept for search from the moment at which a page is live until it is not."""

from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from wagtail.models import Page

from hanse.kernel.finding import configuration, plain
from hanse.site.models import PageWords
from hanse.site.models.content import Content


def index_page(page: Page) -> None:
    """Have a page's words as it is now; of one that is not live, none."""
    if not page.live or not isinstance(page, Content):
        forget_page(page)
        return
    title, body = plain(page.title), plain(" ".join([page.summary, *_words(page)]))
    dictionary, language = Value(configuration(page.locale.language_code)), page.locale.language_code
    stems: Any = SearchVector(Value(title), weight="A", config=dictionary)
    stems += SearchVector(Value(body), weight="C", config=dictionary)
    kept = {"language": language, "text": f"{title} {body}", "stems": stems}
    PageWords.objects.update_or_create(page_id=page.pk, defaults=kept)


def forget_page(page: Page) -> None:
    PageWords.objects.filter(page_id=page.pk).delete()


def _words(page: Content) -> list[str]:
    return [str(one) for one in page.body.stream_block.get_searchable_content(page.body)]
