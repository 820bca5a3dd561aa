"""The workbook out: one row for a question, drop-downs with the options' words, everything else locked.

No text can become a formula: words are written as strings, in cells marked as text, so that they stay text when
somebody edits them or saves the file in another format.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.cells import Accepts, Cell
from hanse.questions.spec.exchange.difference import Standing
from hanse.questions.spec.exchange.received import digest
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.question import Choice, Question
from hanse.questions.spec.questionnaire import Questionnaire, Section
from hanse.questions.spec.reading import ENGLISH, Reader
from hanse.questions.spec.workbook import layout
from hanse.questions.spec.workbook.guidance import expectation, guidance
from hanse.questions.spec.workbook.layout import Column
from hanse.questions.spec.workbook.offers import ASK_LIST, UNKNOWN

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LOOK = {"font_name": "Calibri", "font_size": 11, "valign": "top", "text_wrap": True}
INPUT = {"locked": False, "bg_color": "#FFF9E5", "border": 1, "border_color": "#B1B4B6", "quote_prefix": True}
FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "text_wrap": False},
    "instruction": {"text_wrap": False},
    "heading": {"bold": True, "bg_color": "#0B4F8F", "font_color": "#FFFFFF", "border": 1},
    "section": {"bold": True, "font_size": 13, "bg_color": "#E8F1F8"},
    "plain": {},
    "part": {"indent": 1},
    "input": {**INPUT, "num_format": "@"},
    "number": {**INPUT, "quote_prefix": False, "num_format": "General"},
    "closed": {"bg_color": "#F3F2F1"},
}


type Choices = tuple[tuple[str, Choice], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A drop-down: its number, and the first and the last row of its words on the hidden sheet, from 1."""

    number: int
    first: int
    last: int


@dataclass
class _Book:
    """The workbook under way: its sheets, formats, the next row, and where each drop-down's words stand."""

    sheet: Worksheet
    lists: Worksheet
    formats: Mapping[str, Format]
    reader: Reader
    row: int = layout.FIRST
    number: int = 0
    spans: dict[Choices, Span] = field(default_factory=dict)
    listed: int = 0

    def write(self, column: Column, words: str, look: str = "plain") -> None:
        if words:
            self.sheet.write_string(self.row, column, words, self.formats[look])
        else:
            self.sheet.write_blank(self.row, column, None, self.formats[look])


def write_workbook(
    questionnaire: Questionnaire, standing: Mapping[str, Standing] | None = None, reader: Reader = ENGLISH
) -> bytes:
    """An .xlsx with every question in the reader's language, and what stands already."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, OPTIONS)
    workbook.set_properties({"title": reader(questionnaire.title)})
    sheet = workbook.add_worksheet(reader.interface(layout.SHEET_NAME)[:31])
    lists = workbook.add_worksheet(layout.LISTS)
    lists.very_hidden()
    formats = {name: workbook.add_format({**LOOK, **look}) for name, look in FORMATS.items()}
    book = _Book(sheet, lists, formats, reader)
    assert _span(book, _nobody(reader)).number == ASK_LIST
    _set_up(book, questionnaire)
    for section in questionnaire.sections:
        _write_section(book, section, standing or {})
    workbook.close()
    return target.getvalue()


def _set_up(book: _Book, questionnaire: Questionnaire) -> None:
    sheet, say = book.sheet, book.reader.interface
    if book.reader.right_to_left:
        sheet.right_to_left()
    for column, width in layout.WIDTHS.items():
        sheet.set_column(column, column, width)
    sheet.set_column(Column.KEY, Column.LIST, None, None, {"hidden": True})
    sheet.write_string(layout.HEAD, 0, book.reader(questionnaire.title), book.formats["title"])
    sheet.write_string(layout.INSTRUCTION, 0, say(layout.HOW_TO), book.formats["instruction"])
    sheet.write_string(layout.ANSWERING, 0, book.reader(questionnaire.answering), book.formats["instruction"])
    marks = (layout.FORMAT, questionnaire.key, questionnaire.version, book.reader.language)
    for place, mark in enumerate(marks, start=int(Column.KEY)):
        sheet.write_string(layout.HEAD, place, mark)
    for heading, text in layout.TITLES.items():
        sheet.write_string(layout.HEADINGS, heading, say(text), book.formats["heading"])
    sheet.freeze_panes(layout.FIRST, Column.ANSWER)
    sheet.repeat_rows(layout.HEADINGS)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    # Structure, not secrecy: no password, so that nobody is ever locked out.
    sheet.protect("", {"format_rows": True, "format_columns": True, "select_locked_cells": True})


def _write_section(book: _Book, section: Section, standing: Mapping[str, Standing]) -> None:
    for column in layout.TITLES:
        book.write(column, "", "section")
    book.write(Column.QUESTION, book.reader(section.title), "section")
    book.row += 1
    for question in section.questions:
        _write_question(book, question, standing.get(question.key, Standing()))


def _write_question(book: _Book, question: Question, now: Standing) -> None:
    value = now.answer.value if now.answer and now.answer.state is State.ANSWERED else None
    cells = kind_of(question).to_cells(question, value, book.reader)
    alone = len(cells) == 1 and not cells[0].part
    if not kind_of(question).tabular:
        _write_words(book, question, str(cells[0].value or ""))
        return
    book.number += 1
    book.sheet.write_number(book.row, Column.NUMBER, book.number, book.formats["plain"])
    book.write(Column.QUESTION, book.reader(question.text))
    _write_ask(book, now.answer)
    reason = now.answer.note if now.answer and now.answer.state is State.NOT_APPLICABLE else ""
    book.write(Column.NOT_APPLICABLE, reason, "input" if question.not_applicable.allowed else "closed")
    book.write(Column.COMMENT, "", "input")
    book.write(Column.GUIDANCE, guidance(question, book.reader))
    book.sheet.write_number(book.row, Column.VERSION, now.version)
    book.sheet.write_string(book.row, Column.DIGEST, digest(question, now.answer))
    if alone:
        _write_cell(book, question, cells[0])
        return
    book.write(Column.ANSWER, "", "closed")
    book.sheet.write_string(book.row, Column.KEY, question.key)
    book.row += 1
    for cell in cells:
        book.write(Column.QUESTION, cell.label, "part")
        _write_cell(book, question, cell)


def _write_words(book: _Book, question: Question, words: str) -> None:
    """A question that no cell can answer: what was answered, to be read, and where it is answered."""
    for column in layout.TITLES:
        book.write(column, "", "closed")
    book.number += 1
    book.sheet.write_number(book.row, Column.NUMBER, book.number, book.formats["plain"])
    book.write(Column.QUESTION, book.reader(question.text))
    book.write(Column.ANSWER, words or book.reader.interface(layout.ON_ITS_PAGE), "closed")
    book.write(Column.COMMENT, "", "input")
    book.write(Column.GUIDANCE, guidance(question, book.reader))
    book.sheet.write_string(book.row, Column.KEY, question.key)
    book.row += 1


def _write_ask(book: _Book, answer: Answer | None) -> None:
    """Who may know; or the words for not knowing, where nobody is named."""
    nobody, say = _nobody(book.reader), book.reader.interface
    unknown = answer is not None and answer.state is State.UNKNOWN
    book.write(Column.ASK, answer.note or nobody[0][0] if answer and unknown else "", "input")
    _validate(book, Column.ASK, Accepts(choices=nobody, others=True), say(layout.WHOM_TO_ASK))


def _nobody(reader: Reader) -> Choices:
    return ((reader.interface(layout.DONT_KNOW), UNKNOWN),)


def _write_cell(book: _Book, question: Question, cell: Cell) -> None:
    sheet, row = book.sheet, book.row
    sheet.write_string(row, Column.KEY, question.key)
    if cell.part:
        sheet.write_string(row, Column.PART, cell.part)
    if isinstance(cell.value, int | float):
        sheet.write_number(row, Column.ANSWER, cell.value, book.formats["number"])
    else:
        book.write(Column.ANSWER, cell.value or "", "number" if cell.accepts.numeric else "input")
    if cell.accepts.choices:
        sheet.write_number(row, Column.LIST, _span(book, cell.accepts.choices).number)
    _validate(book, Column.ANSWER, cell.accepts, expectation(cell.accepts, book.reader(question.unit), book.reader))
    book.row += 1


def _validate(book: _Book, column: Column, accepts: Accepts, message: str) -> None:
    shown = {"input_message": message, "error_message": message} if message else {}
    book.sheet.data_validation(book.row, column, book.row, column, {**_validation(book, accepts), **shown})


def _validation(book: _Book, accepts: Accepts) -> dict[str, Any]:
    if accepts.choices:
        span = _span(book, accepts.choices)
        source = f"={layout.LISTS}!$B${span.first}:$B${span.last}"
        return {"validate": "list", "source": source, "show_error": not accepts.others}
    if accepts.numeric:
        limits = {
            "minimum": -1e15 if accepts.minimum is None else float(accepts.minimum),
            "maximum": 1e15 if accepts.maximum is None else float(accepts.maximum),
        }
        return {"validate": "integer" if accepts.whole else "decimal", "criteria": "between", **limits}
    if accepts.longest:
        return {"validate": "length", "criteria": "<=", "value": accepts.longest}
    return {"validate": "any"}


def _span(book: _Book, choices: Choices) -> Span:
    """The drop-down with these words on the hidden sheet, written once; in the cell itself 255 characters would fit."""
    span = book.spans.get(choices)
    if span is None:
        span = Span(len(book.spans) + 1, book.listed + 1, book.listed + len(choices))
        book.spans[choices] = span
        for row, (words, value) in enumerate(choices, start=book.listed):
            book.lists.write_number(row, 0, span.number)
            book.lists.write_string(row, 1, words)
            book.lists.write(row, 2, value)
        book.listed = span.last
    return span
