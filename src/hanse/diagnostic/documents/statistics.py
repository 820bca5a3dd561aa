"""The statistics of a round as a workbook: one sheet for each figure."""

import io

import xlsxwriter

from hanse.diagnostic.presenters.statistics import StatisticsPage

FIRST_ROW = 2


def statistics_xlsx(page: StatisticsPage) -> bytes:
    """What each figure says stands above its numbers; texts are written as texts, never as formulas."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        for chapter in page.chapters:
            sheet = book.add_worksheet(chapter.key)
            sheet.write_string(0, 0, chapter.words)
            for place, column in enumerate(chapter.columns):
                sheet.write_string(FIRST_ROW - 1, place, column.text, bold)
            for number, row in enumerate(chapter.figures, start=FIRST_ROW):
                for place, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(number, place, cell)
                    elif isinstance(cell, float):
                        sheet.write_number(number, place, cell)
            sheet.freeze_panes(FIRST_ROW, 1)
            sheet.set_column(0, len(chapter.columns) - 1, 20)
    return out.getvalue()
