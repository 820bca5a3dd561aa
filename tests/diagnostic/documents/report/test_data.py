"""The report as a PDF for everyone, in the reader's language."""

import pytest
from django.utils.translation import override

from hanse.diagnostic.documents.report.data import report_data
from hanse.diagnostic.documents.report.typesetting import pictures, typeset
from hanse.diagnostic.documents.stored import report_of
from hanse.diagnostic.presenters.results import results_page
from hanse.diagnostic.presenters.speaking import speaker_of
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


@pytest.mark.parametrize(("language", "most"), [("en", 20), ("fr", 22), ("ar", 20)])
def test_two_hundred_answers_fill_about_twenty_pages(submitted, language, most):
    assert 15 < len(pictures(data_of(submitted, language), ppi=10)) <= most


@pytest.mark.parametrize("demonstration", [True, False])
def test_made_up_data_say_so(submitted, demonstration):
    submitted.round.is_demonstration = demonstration

    assert ("Demonstration data" in data_of(submitted, "en")["flag"]) is demonstration


def test_a_language_without_texts_says_that_english_stands_in(submitted):
    assert "English" in data_of(submitted, "pt")["fallback"]
