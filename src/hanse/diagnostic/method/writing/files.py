"""Tables of results written to a file: CSV, JSON or a workbook."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

import xlsxwriter

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.method.writing.table import RESULTS, ResultTable, Value, joined

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_SHEET_NAME = 31


def write_tables(tables: Sequence[ResultTable], path: Path, framework: Framework) -> None:
    """Write by the suffix of `path`; what is there is replaced only when the new file is whole.

    Raises ValueError for a suffix that nothing is written as, OSError where the place cannot be written to.
    """
    if path.suffix.lower() not in WRITERS:
        raise ValueError(f"results can be written as {', '.join(WRITERS)}, not as “{path.suffix or path.name}”")
    whole = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        WRITERS[path.suffix.lower()](tables, whole, framework)
        whole.replace(path)
    finally:
        whole.unlink(missing_ok=True)


def write_csv(tables: Sequence[ResultTable], stream: TextIO) -> None:
    """Numbers in full precision, an empty cell where there is none. Texts that a spreadsheet would run get a quote."""
    table = joined(tables)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.headers)
    writer.writerows([_harmless(value) for value in row] for row in table.rows)


def _write_csv(tables: Sequence[ResultTable], path: Path, _: Framework) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_csv(tables, stream)


def _write_json(tables: Sequence[ResultTable], path: Path, framework: Framework) -> None:
    """`results` of the units, and `summaries` by key."""
    records = {table.name: [dict(zip(table.headers, row, strict=True)) for row in table.rows] for table in tables}
    document = {
        "framework": framework.key,
        "version": framework.version,
        RESULTS: records.pop(tables[0].name),
        **({"summaries": records} if records else {}),
    }
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_xlsx(tables: Sequence[ResultTable], path: Path, framework: Framework) -> None:
    """A sheet for each table."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": f"{framework.head.title} {framework.version}", "author": "Hanse"})
        bold = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table.name[:LONGEST_SHEET_NAME])
            for column, header in enumerate(table.headers):
                sheet.write_string(0, column, header, bold)
            for row, values in enumerate(table.rows, start=1):
                for column, value in enumerate(values):
                    if isinstance(value, str):
                        sheet.write_string(row, column, value)
                    elif value is not None:
                        sheet.write_number(row, column, value)
            sheet.freeze_panes(1, 1)


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


WRITERS: Mapping[str, Callable[[Sequence[ResultTable], Path, Framework], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    ".xlsx": _write_xlsx,
}
