"""The handbook of a draft: as a page, and as files to take away."""

import io
import zipfile

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.handbook.book import Handbook, handbook
from hanse.questions.public import reader_in

PICTURE = "handbook.svg"
LOWER = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5"}
"""It stands on a page that has a heading of its own."""
LOOKS = {
    "h2": "govuk-heading-l",
    "h3": "govuk-heading-m",
    "h4": "govuk-heading-s",
    "h5": "govuk-heading-s",
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "blockquote": "govuk-inset-text",
    "table": "govuk-table",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
}


def handbook_of(procedure: Procedure, language: str) -> Handbook:
    return handbook(procedure, reader_in(language, procedure.translations), PICTURE)


def as_page(book: Handbook, picture: str) -> Markup:
    """`picture` is the address of its picture. Words that look like HTML stand there as words."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    for token in _all(tokens := markdown.parse(book.page)):
        token.tag = LOWER.get(token.tag, token.tag)
        if token.tag in LOOKS and token.nesting >= 0:
            token.attrJoin("class", LOOKS[token.tag])
        if token.type == "image" and token.attrGet("src") == PICTURE:
            token.attrSet("src", picture)
            token.attrSet("class", "hanse-picture")
    return Markup(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S704 - made of escaped words


def as_zip(book: Handbook) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("handbook.md", book.page)
        archive.writestr(PICTURE, book.svg)
    return out.getvalue()


def _all(tokens: list[Token]) -> list[Token]:
    return [one for token in tokens for one in (token, *(token.children or []))]
