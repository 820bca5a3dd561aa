"""The master plan as a Word file, which the city goes on writing: the same chapters as on paper."""

import io
from collections.abc import Sequence

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Whole
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as Set

from hanse.diagnostic.documents.masterplan import wordmarks
from hanse.diagnostic.documents.masterplan.blocks import Block, Facts, Grid, Heading, Look, Paragraph, Picture
from hanse.diagnostic.documents.masterplan.contents import chapters
from hanse.diagnostic.documents.masterplan.title import Title, title_of
from hanse.diagnostic.documents.masterplan.values import MasterPlan
from hanse.diagnostic.documents.report.drawing import pixels

WIDTH, HEIGHT, MARGIN = Mm(210), Mm(297), Mm(20)
ROOM = WIDTH - 2 * MARGIN
SOFT = RGBColor(0x46, 0x55, 0x5E)
SMALL, LARGE = Pt(9), Pt(14)
TEXT, HEAD = "TableText", "TableHead"
SHARPNESS = 2.0
"""Pixels a unit of a drawing: enough for print, and a file that a letter can carry."""
NAMES = 0.28
"""The share of the width in which the names of facts stand."""
DEEPEST = 2
"""Headings of this depth and above stand in the table of contents."""


def plan_docx(plan: MasterPlan) -> bytes:
    """In the active language: real headings, tables with heads that repeat, words for every picture."""
    title, made = title_of(plan), Document()
    _styles(made)
    wordmarks.in_language(made, plan.language)
    _paper(made, title)
    _cover(made, title)
    parts = chapters(plan)
    made.add_heading(_("Contents"), 1).paragraph_format.page_break_before = True
    wordmarks.table_of_contents(made.add_paragraph(), [one.title for one in parts], deepest=DEEPEST)
    for one in parts:
        made.add_heading(one.title, 1).paragraph_format.page_break_before = True
        for block in one.blocks:
            _write(made, block)
    if get_language_bidi():
        wordmarks.mirrored(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _paper(made: Whole, title: Title) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.different_first_page_header_footer = True
    for holder in (section.header, section.first_page_header):
        holder.paragraphs[0].text = title.flag
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{title.footer} · ").font.size = SMALL
    wordmarks.page_number(foot)
    made.core_properties.title, made.core_properties.author = title.whole, "Hanse"


def _cover(made: Whole, title: Title) -> None:
    made.add_paragraph(title.kind, "Subtitle").paragraph_format.space_before = Mm(70)
    made.add_paragraph(title.city, "Title")
    for line in title.lines:
        made.add_paragraph().add_run(line).font.color.rgb = SOFT


def _write(made: Whole, block: Block) -> None:
    match block:
        case Heading(text, depth):
            made.add_heading(text, depth)
        case Paragraph(text, look):
            _paragraph(made.add_paragraph(), text, look)
        case Facts(rows):
            _facts(made, rows)
        case Picture():
            set_in = made.add_paragraph()
            drawn = set_in.add_run().add_picture(
                io.BytesIO(pixels(str(block.chart.draw(block.width)), scale=SHARPNESS)), int(ROOM * block.share)
            )
            wordmarks.described(drawn, block.chart.title, block.words)
        case Grid():
            _grid(made, block)
        case _:
            for line in block.lines:
                made.add_paragraph(line, "List Bullet")


def _paragraph(paragraph: Set, text: str, look: Look) -> None:
    run = paragraph.add_run(text)
    if look is Look.LEAD:
        run.bold, run.font.size = True, LARGE
    elif look is Look.SOFT:
        run.font.color.rgb = SOFT


def _facts(made: Whole, rows: Sequence[tuple[str, str]]) -> None:
    """A table without a head: its first column names the rows."""
    table = made.add_table(len(rows), 2)
    wordmarks.first_column(table)
    for row, (name, words) in zip(table.rows, rows, strict=True):
        first, second = row.cells
        _cell(first, name, Length(int(ROOM * NAMES)), is_name=True)
        _cell(second, words, Length(int(ROOM * (1 - NAMES))))
    made.add_paragraph()


def _grid(made: Whole, block: Grid) -> None:
    if not block.rows:
        return
    table = made.add_table(len(block.rows) + 1, len(block.columns), "Light List Accent 1")
    wordmarks.head_row(table)
    widths = [Length(int(ROOM * share / sum(block.shares))) for share in block.shares]
    for row, words in zip(table.rows, [block.columns, *block.rows], strict=True):
        wordmarks.whole(row)
        for column, cell in enumerate(row.cells):
            is_name = words is block.columns
            _cell(cell, words[column], widths[column], is_name=is_name, is_number=column in block.numeric)
    made.add_paragraph()


def _cell(cell: Cell, words: str, width: Length, *, is_name: bool = False, is_number: bool = False) -> None:
    cell.width = width
    paragraph = cell.paragraphs[0]
    wordmarks.styled(paragraph, HEAD if is_name else TEXT)
    paragraph.add_run(words)
    if is_number:
        wordmarks.at_the_end(paragraph)


def _styles(made: Whole) -> None:
    """Styles of the words in tables, which the city can change in one place."""
    for name, is_bold in ((TEXT, False), (HEAD, True)):
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style, style.font.size, style.font.bold = made.styles["Normal"], SMALL, is_bold or None
        style.paragraph_format.space_after = Pt(2)
