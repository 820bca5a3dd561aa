import io
import zipfile
from datetime import date

from django.utils.translation import override
from python_calamine import CalamineWorkbook

from hanse.diagnostic.documents.masterplan.workbook import plan_xlsx


def sheet(book, name):
    """Its rows by the words of their heads."""
    head, *rows = book.get_sheet_by_name(name).to_python()
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_figures_are_numbers_and_days_are_days(plan):
    book = CalamineWorkbook.from_filelike(io.BytesIO(plan_xlsx(plan)))

    assert book.sheet_names == ["Summary", "Roadmap", "Budget", "Own staff", "Steps", "Risks", "Measures of success"]
    budget, roadmap = sheet(book, "Budget"), sheet(book, "Roadmap")
    for row, period in zip(budget, plan.periods, strict=True):
        assert row["First day"] == period.begins_on
        assert row["In all"] == round(period.total.middle)
        assert row["Left over"] == round(period.laid_down - period.total.middle)
    protection = next(row for row in roadmap if row["Key"] == "basic_protection")
    assert protection["First day"] == date(2027, 3, 1)
    assert protection["Who answers"] == "=The IT office"
    assert len(sheet(book, "Steps")) == sum(len(one.steps) for one in plan.entries)


def test_no_cell_is_a_formula(plan):
    with zipfile.ZipFile(io.BytesIO(plan_xlsx(plan))) as parts:
        pages = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]

    assert len(pages) == 7
    assert not any(b"<f>" in page for page in pages)


def test_arabic_sheets_run_from_the_right(plans):
    with override("ar"), zipfile.ZipFile(io.BytesIO(plan_xlsx(plans["ar"]))) as parts:
        pages = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]

    assert all(b'rightToLeft="1"' in page for page in pages)
