"""Links to documents within a text, which say what is behind them and how large it is."""

import re
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.documents.rich_text import DocumentLinkHandler

from hanse.site.models import PageDocument

_LINK = re.compile(r'(<a href="[^"]*") data-file="([^"]*)">(.*?)</a>', re.DOTALL)


class DocumentLink(DocumentLinkHandler):
    """As Wagtail's, with kind and size, which `said` brings to the end of the link's words."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        return [_opening(one) if one else "<a>" for one in cls.get_many(attrs_list)]


def _opening(document: PageDocument) -> str:
    return f'<a href="{escape(document.url)}" data-file="{escape(document.kind_and_size)}">'


def said(html: str) -> SafeString:
    return mark_safe(_LINK.sub(r"\1>\3 (\2)</a>", html))  # noqa: S308 - what Wagtail made of the editor's text
