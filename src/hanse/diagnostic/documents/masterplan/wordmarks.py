"""What python-docx has no name for: marks of language, direction, heads of tables, words of pictures, fields."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Whole
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from hanse.ui.formats import locale_of

EAST_ASIAN = {"zh", "ko", "ja"}


def in_language(made: Whole, language: str) -> None:
    """The language in which the file is read aloud and checked, and by which the word processor chooses its fonts."""
    locale = locale_of(language)
    tag = "-".join(filter(None, [locale.language, locale.territory or _usual(locale.language)]))
    marks = {"val": tag}
    if locale.language in EAST_ASIAN:
        marks["eastAsia"] = tag
    if locale.text_direction == "rtl":
        marks["bidi"] = tag
    defaults = made.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = made.settings.element.find(qn("w:themeFontLang"))
    assert defaults is not None, "python-docx's own template has them"
    assert fonts is not None, "python-docx's own template has them"
    for mark, value in marks.items():
        _marked(defaults, "w:lang").set(qn(f"w:{mark}"), value)
        fonts.set(qn(f"w:{mark}"), value)
    made.core_properties.language = tag


def _usual(language: str) -> str:
    """The country whose spelling is meant where a language comes without one."""
    return {"fr": "FR", "es": "ES", "ru": "RU", "ko": "KR", "zh": "CN", "ar": "SA"}.get(language, "")


def mirrored(made: Whole) -> None:
    """Everything from the right: sections, paragraphs, tables and the words themselves."""
    for look in made.styles.element.iter(qn("w:rPr")):
        _as_large(look)
    for section in made.sections:
        _marked(section._sectPr, "w:bidi")
    section = made.sections[0]
    holders = (section.header, section.footer, section.first_page_header)
    for part in [made.element, *(one._element for one in holders)]:
        for paragraph in part.iter(qn("w:p")):
            _marked(paragraph.get_or_add_pPr(), "w:bidi")
        for run in part.iter(qn("w:r")):
            run.get_or_add_rPr().get_or_add_rtl()
            _as_large(run.rPr)
        for table in part.iter(qn("w:tbl")):
            table.tblPr.get_or_add_bidiVisual()


def _as_large(look: Any) -> None:
    """Letters of scripts that run from the right have size and weight of their own: the same as the others."""
    if look.find(qn("w:b")) is not None:
        look.get_or_add_bCs()
    if (size := look.find(qn("w:sz"))) is not None:
        _marked(look, "w:szCs").set(qn("w:val"), size.get(qn("w:val")))


def described(drawn: InlineShape, title: str, words: str) -> None:
    """What is read aloud in place of a picture."""
    properties = drawn._inline.docPr
    properties.set("title", title)
    properties.set("descr", words)


def head_row(table: Table) -> None:
    """The first row names the columns, and stands on each page anew."""
    _marked(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    _look(table, first_row="1", first_column="0")


def first_column(table: Table) -> None:
    """The first column names the rows."""
    _look(table, first_row="0", first_column="1")


def whole(row: _Row) -> None:
    """A row stays on one page."""
    _marked(row._tr.get_or_add_trPr(), "w:cantSplit")


def styled(paragraph: Paragraph, style: str) -> None:
    """By the key of a style that is there: looked up by its name, each of a thousand cells would take its time."""
    paragraph._p.style = style


def at_the_end(paragraph: Paragraph) -> None:
    """Numbers stand at the end of their column, in either direction of writing."""
    _marked(paragraph._p.get_or_add_pPr(), "w:jc").set(qn("w:val"), "end")


def page_number(paragraph: Paragraph) -> None:
    _field(paragraph, "PAGE", "1")


def table_of_contents(paragraph: Paragraph, chapters: Sequence[str], *, deepest: int) -> None:
    """A field that the word processor fills with the pages; until then it lists the chapters."""
    _field(paragraph, f'TOC \\o "1-{deepest}" \\h \\z \\u', *chapters, is_stale=True)


def _field(paragraph: Paragraph, instruction: str, *shown: str, is_stale: bool = False) -> None:
    begin = _mark(paragraph.add_run(), "begin")
    if is_stale:
        begin.set(qn("w:dirty"), "true")
    written = OxmlElement("w:instrText")
    written.set(qn("xml:space"), "preserve")
    written.text = f" {instruction} "
    paragraph.add_run()._r.append(written)
    _mark(paragraph.add_run(), "separate")
    for place, line in enumerate(shown):
        if place:
            paragraph.add_run().add_break()
        paragraph.add_run(line)
    _mark(paragraph.add_run(), "end")


def _mark(run: Run, kind: str) -> Any:
    made = _added(run._r, "w:fldChar")
    made.set(qn("w:fldCharType"), kind)
    return made


def _look(table: Table, *, first_row: str, first_column: str) -> None:
    """Which cells are heads, for eyes and ears."""
    look = _marked(table._tbl.tblPr, "w:tblLook")
    for mark, value in (("firstRow", first_row), ("firstColumn", first_column), ("noHBand", "0"), ("noVBand", "1")):
        look.set(qn(f"w:{mark}"), value)


FOLLOWING = {
    "w:bidi": (
        *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
        *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl"),
        *("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange", "w:rtlGutter", "w:docGrid", "w:printerSettings"),
    ),
    "w:jc": (
        *("w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle"),
        *("w:rPr", "w:sectPr", "w:pPrChange"),
    ),
    "w:szCs": (
        *("w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em"),
        *("w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"),
    ),
    "w:lang": ("w:eastAsianLayout", "w:specVanish", "w:oMath"),
}
"""What has to stand after a mark, by the order of ISO/IEC 29500; a mark that is not named here stands last."""


def _marked(holder: Any, name: str) -> Any:
    """The mark, set once, at its place among the others."""
    found = holder.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        holder.insert_element_before(found, *FOLLOWING.get(name, ()))
    return found


def _added(holder: Any, name: str) -> Any:
    made = OxmlElement(name)
    holder.append(made)
    return made
