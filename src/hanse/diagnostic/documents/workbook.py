"""The results as a workbook for people: a sheet for each question that a reader has."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.documents.report import tables
from hanse.diagnostic.documents.report.annex import AnnexLine, annex
from hanse.diagnostic.documents.report.flags import flags
from hanse.diagnostic.documents.report.levels import ladder_rows, level_words, score_words, trust_words
from hanse.diagnostic.documents.report.method import method_paragraphs
from hanse.diagnostic.documents.report.values import Report
from hanse.diagnostic.presenters.nodes import NodeLine
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.ui import formats

type Cell = str | float | int | None
type Row = Sequence[Cell]

LOOKS: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True},
    "points": {"num_format": "0.0"},
    "share": {"num_format": "0%"},
    "whole": {},
}
ALL: dict[str, object] = {"valign": "top"}


@dataclass(frozen=True, slots=True)
class Column:
    """A head, its width in characters, and how its cells look: a key of `LOOKS`."""

    head: str
    width: int
    look: str = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    columns: Sequence[Column]
    rows: Sequence[Row]


def workbook_of(report: Report, speak: Speaker) -> bytes:
    """Sheets with fixed heads and filters; numbers are numbers, texts are never formulas or links."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": _("E-government of %(city)s") % {"city": report.city}, "author": "Hanse"})
        looks = {name: book.add_format({**ALL, **look}) for name, look in LOOKS.items()}
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for sheet in _sheets(report, speak):
            _write(book.add_worksheet(sheet.name[:31]), sheet, head, looks)
    return out.getvalue()


def _write(page: Any, sheet: Sheet, head: Any, looks: dict[str, Any]) -> None:
    if get_language_bidi():
        page.right_to_left()
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.head, head)
        for number, row in enumerate(sheet.rows, start=1):
            cell = row[place]
            if isinstance(cell, str):
                page.write_string(number, place, cell, looks["text"])
            elif cell is not None:
                page.write_number(number, place, cell, looks[column.look])
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    if len(sheet.columns) > 2:
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _sheets(report: Report, speak: Speaker) -> list[Sheet]:
    outcome = report.outcome
    depth = min((line.depth for line in outcome.dimensions), default=0)
    below = [line for line in outcome.nodes if line.depth > depth and line not in outcome.dimensions]
    return [
        Sheet(_("Summary"), [Column("", 28), Column("", 90)], _summary(report)),
        Sheet(_("Dimensions"), _node_columns(), [_node_row(line) for line in outcome.dimensions]),
        Sheet(_("Indicators"), _node_columns(), [_node_row(line) for line in below]),
        Sheet(_("Actions"), _action_columns(), _action_rows(report)),
        Sheet(_("Answers"), _answer_columns(report), _answer_rows(report, speak)),
        Sheet(_("Method"), [Column("", 28), Column("", 90)], _method(report, speak)),
    ]


def _summary(report: Report) -> list[Row]:
    whole = report.outcome.whole
    rows: list[Row] = [
        [_("City"), report.city],
        [_("Round"), report.occasion],
        [_("Date"), formats.date(report.on)],
        [_("Framework"), f"{report.framework.key} {report.framework.version}"],
        [_("Level"), level_words(whole.level, whole.level_name)],
        [_("Points"), score_words(whole)],
        ["", " ".join(trust_words(report.outcome))],
        *([_("Strength"), one.title] for one in report.outcome.strengths),
        *([_("Gap"), f"{one.title}: {tables.missing(one)}"] for one in report.outcome.gaps),
        *([_("Held back by a condition"), f"{one.title}: {tables.lacks(one)}"] for one in report.outcome.held_back),
    ]
    return [*(["", words] for words in flags(report)), *rows]


def _node_columns() -> list[Column]:
    return [
        Column(_("Key"), 18),
        Column(_("Field"), 44),
        Column(_("Level"), 8, "whole"),
        Column(_("Name of the level"), 16),
        Column(_("Points"), 10, "points"),
        Column(_("At least"), 10, "points"),
        Column(_("At most"), 10, "points"),
        Column(_("Answered"), 10, "share"),
        Column(_("Points with evidence only"), 14, "points"),
        Column(_("Answered with evidence"), 14, "share"),
    ]


def _node_row(line: NodeLine) -> list[Cell]:
    proved = [line.evidenced, line.evidenced_completeness]
    return [
        line.key,
        line.title,
        line.level,
        line.level_name,
        line.score,
        line.low,
        line.high,
        line.completeness,
        *proved,
    ]


def _action_columns() -> list[Column]:
    return [
        Column(_("Dimension"), 26),
        Column(_("Question"), 46),
        Column(_("Today"), 46),
        Column(_("What would be the case"), 46),
        Column(_("Who usually knows"), 30),
        Column(_("Points for the whole"), 12, "points"),
    ]


def _action_rows(report: Report) -> list[Row]:
    """The greatest gain first, as the page has them."""
    return [
        [
            step.dimension_title,
            step.title,
            step.chosen,
            step.next_option,
            formats.dotted(name for _key, name in step.departments),
            step.gain,
        ]
        for step in report.outcome.steps
    ]


def _answer_columns(report: Report) -> list[Column]:
    columns = [Column(_("Section"), 26), Column(_("No."), 6), Column(_("Question"), 52), Column(_("Answer"), 52)]
    return columns if report.proved is None else [*columns, Column(_("Evidence"), 14)]


def _answer_rows(report: Report, speak: Speaker) -> list[Row]:
    return [
        [title, formats.number(line.number), line.question, line.answer, *_evidence(report, line)]
        for title, lines in annex(report, speak)
        for line in lines
    ]


def _evidence(report: Report, line: AnnexLine) -> list[str]:
    """A cell that says whether there is evidence, where the report has such a column at all."""
    if report.proved is None:
        return []
    return [formats.NOTHING if line.is_proved is None else _("Given") if line.is_proved else _("None")]


def _method(report: Report, speak: Speaker) -> list[Row]:
    framework = report.framework
    ladder = framework.ladders.get(framework.node_rules(framework.root).ladder or "")
    levels = [[f"{number} {name} (≥ {start})", text] for number, name, start, text in ladder_rows(ladder, speak)]
    return [*(["", said] for said in method_paragraphs(report, speak)), *levels]
