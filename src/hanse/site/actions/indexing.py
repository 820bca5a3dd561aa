"""The words of pages, kept for search from the moment at which a page is live until it is not."""

from wagtail.models import Page

from hanse.kernel.finding import index
from hanse.site.models.content import Content
from hanse.site.queries.finding import KIND, text_of


def index_page(page: Page) -> None:
    """Have a page's words as it is now; of one that is not live, none."""
    if page.live and isinstance(page, Content):
        index.keep(KIND, text_of(page))
    else:
        forget_page(page)


def forget_page(page: Page) -> None:
    index.forget(KIND, str(page.translation_key), page.locale.language_code)
