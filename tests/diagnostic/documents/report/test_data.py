"""The report as a PDF for everyone, in the reader's language."""

import pytest
from django.utils.translation import override

from hanse.diagnostic.documents.report.data import report_data
from hanse.diagnostic.documents.report.typesetting import typeset
from hanse.diagnostic.documents.stored import report_of
from hanse.diagnostic.presenters.results import results_page, speaker_of
from hanse.diagnostic.queries.frameworks import questionnaire_of


def data_of(assessment, language):
    with override(language):
        return report_data(report_of(results_page(assessment, language), language), speaker_of(assessment, language))


def test_the_report_is_a_tagged_pdf_and_its_annex_has_every_question(submitted):
    data = data_of(submitted, "en")
    pdf = typeset(data)

    assert pdf.startswith(b"%PDF-")
    assert b"pdfuaid:part" in pdf
    asked = questionnaire_of("ceds", submitted.round.framework_version)
    assert sum(len(answers) for _, answers in data["annex"]) == len(asked.questions)
    assert data["fallback"] == ""


def test_every_step_stands_in_the_report_under_its_dimension(submitted):
    data = data_of(submitted, "en")
    page = results_page(submitted, "en")

    assert sum(len(rows) for _, rows in data["actions"]) == len(page.steps) > 50
    assert [title for title, _ in data["actions"]] == [line.title for line in page.dimensions]


@pytest.mark.parametrize("demonstration", [True, False])
def test_made_up_data_say_so(submitted, demonstration):
    submitted.round.is_demonstration = demonstration

    assert bool(data_of(submitted, "en")["demonstration"]) is demonstration


def test_a_language_without_texts_says_that_english_stands_in(submitted):
    assert "English" in data_of(submitted, "pt")["fallback"]
