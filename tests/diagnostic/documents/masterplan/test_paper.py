from django.utils.translation import override

from hanse.diagnostic.documents.masterplan.paper import TEMPLATE, plan_data, plan_pdf
from hanse.ui.paper.typesetting import pictures


def test_the_plan_is_a_tagged_pdf_of_some_pages(plan):
    assert b"pdfuaid:part" in plan_pdf(plan)
    assert 8 < len(pictures(TEMPLATE, plan_data(plan), ppi=10, root=TEMPLATE.parents[1])) <= 20


def test_an_arabic_plan_runs_from_the_right_with_each_text_in_its_own_direction(plans):
    with override("ar"):
        data = plan_data(plans["ar"])

    assert data["rtl"]
    assert data["city"] == "\u2068Gumi\u2069"
    grid = next(block for block in data["chapters"][0]["blocks"] if block["kind"] == "grid")
    assert all(cell.startswith("\u2068") for row in grid["rows"] for cell in row)
