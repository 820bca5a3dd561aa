"""The sheets of an XLSForm: rows as words by column, with their numbers."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from hanse.questions.spec.workbook.safety import WorkbookRefusedError, safe_copy

SHEETS = ("survey", "choices", "settings")
_LANGUAGE = re.compile(r"\(([a-z]{2,3}(?:-[A-Za-z]+)?)\)\s*$")


class XlsFormError(ValueError):
    """A file that is no XLSForm; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` by column name, those with words in them; `texts`: column → language → words ("" where none is named)."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def get(self, *names: str) -> str:
        return next((self.cells[name] for name in names if name in self.cells), "")


def read_sheets(path: Path) -> Mapping[str, tuple[Row, ...]]:
    """Sheet name → rows that hold something. Raises XlsFormError for what cannot be read, or is too large to be."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(safe_copy(path.read_bytes())))
        there = {name.strip().lower(): name for name in book.sheet_names}
        if "survey" not in there:
            raise XlsFormError(f"{path.name}: has no sheet “survey”; an XLSForm has survey, choices and settings")
        found = {name: book.get_sheet_by_name(there[name]).to_python() for name in SHEETS if name in there}
    except (CalamineError, OSError, WorkbookRefusedError) as error:
        raise XlsFormError(f"{path.name}: cannot be read as a workbook: {error}") from error
    return {name: tuple(_rows(name, found.get(name, []))) for name in SHEETS}


def _rows(sheet: str, rows: Sequence[Sequence[object]]) -> Iterator[Row]:
    headers = [_heading(_words(cell)) for cell in rows[0]] if rows else []
    for number, row in enumerate(rows[1:], 2):
        cells: dict[str, str] = {}
        texts: dict[str, dict[str, str]] = {}
        for (column, language), cell in zip(headers, row, strict=False):
            words = _words(cell)
            if words and column:
                texts.setdefault(column, {})[language] = words
                cells.setdefault(column, words)
        if cells:
            yield Row(sheet, number, cells, texts)


def _heading(words: str) -> tuple[str, str]:
    """Column and language of a heading such as “label::Français (fr)”."""
    column, _, language = words.partition("::")
    code = _LANGUAGE.search(language)
    return column.strip().lower().replace(" ", "_"), code[1] if code else language.strip()


def _words(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
