import io

from django.utils.translation import override
from docx import Document
from docx.oxml.ns import qn

from hanse.diagnostic.documents.masterplan.contents import chapters
from hanse.diagnostic.documents.masterplan.word import plan_docx


def test_headings_tables_pictures_and_contents_are_real(plan):
    made = Document(io.BytesIO(plan_docx(plan)))
    headings = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]

    assert headings == ["Contents", *(one.title for one in chapters(plan))]
    heads = [table for table in made.tables if table.style.name == "Light List Accent 1"]
    assert len(heads) > len(plan.entries)
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in heads)
    assert len(made.inline_shapes) == 7
    assert all(one._inline.docPr.get("descr") for one in made.inline_shapes)
    assert made.core_properties.language == "en-GB"
    assert [one.text for one in made.element.iter(qn("w:instrText"))] == [' TOC \\o "1-2" \\h \\z \\u ']
    assert [one.get(qn("w:fldCharType")) for one in made.element.iter(qn("w:fldChar")) if one.get(qn("w:dirty"))] == [
        "begin"
    ]


def test_an_arabic_file_runs_from_the_right(plans):
    with override("ar"):
        made = Document(io.BytesIO(plan_docx(plans["ar"])))

    paragraphs, tables = list(made.element.iter(qn("w:p"))), list(made.element.iter(qn("w:tbl")))
    assert all(one.pPr.find(qn("w:bidi")) is not None for one in paragraphs)
    assert all(one.tblPr.find(qn("w:bidiVisual")) is not None for one in tables)
    assert made.sections[0]._sectPr.find(qn("w:bidi")) is not None
    assert made.core_properties.language == "ar-SA"
