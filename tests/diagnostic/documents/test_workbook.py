"""The workbook of results: a sheet for each question, numbers as numbers, no cell that runs."""

import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from hanse.diagnostic.documents.stored import report_of
from hanse.diagnostic.documents.workbook import workbook_of
from hanse.diagnostic.presenters.results import results_page
from hanse.diagnostic.presenters.speaking import speaker_of


@pytest.fixture
def sheets(submitted):
    page = results_page(submitted, "en")
    dangerous = replace(page.dimensions[0], title='=HYPERLINK("x")')
    report = replace(report_of(page, "en"), outcome=replace(page, dimensions=(dangerous, *page.dimensions[1:])))
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_of(report, speaker_of(submitted, "en"))))
    return page, {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_there_is_a_sheet_for_each_question_that_a_reader_has(sheets):
    page, found = sheets

    assert list(found) == ["Summary", "Dimensions", "Indicators", "Actions", "Answers", "Method"]
    assert len(found["Dimensions"]) - 1 == len(page.dimensions)
    assert len(found["Actions"]) - 1 == len(page.steps)
    assert len(found["Answers"]) - 1 == 200


def test_numbers_are_numbers_and_texts_are_texts(sheets):
    page, found = sheets
    head, first = found["Dimensions"][0], dict(zip(found["Dimensions"][0], found["Dimensions"][1], strict=True))

    assert first["Field"] == '=HYPERLINK("x")'
    assert first["Points"] == pytest.approx(page.dimensions[0].score)
    assert first["Answered"] == pytest.approx(page.dimensions[0].completeness)
    assert len(head) == len(set(head))
