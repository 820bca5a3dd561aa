"""The report as a PDF for everyone, in the reader's language."""

import pytest
from django.utils.translation import override

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from hanse.diagnostic.documents.report import report_data, typeset
from hanse.diagnostic.presenters.results import results_page, speaker_of
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.questions.public import given_answers_of
from tests.diagnostic.rounds import a_team, answered, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted():
    team = a_team()
    return sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)


def data_of(assessment, language):
    asked = questionnaire_of("ceds", assessment.round.framework_version)
    given = given_answers_of([assessment.sheet_id], asked)[assessment.sheet_id]
    with override(language):
        return report_data(results_page(assessment, language), asked, given, speaker_of(assessment, language))


def test_the_report_is_a_tagged_pdf_and_its_annex_has_every_question(submitted):
    data = data_of(submitted, "en")
    pdf = typeset(data)

    assert pdf.startswith(b"%PDF-")
    assert b"pdfuaid:part" in pdf
    assert sum(len(answers) for _, answers in data["annex"]) == len(
        questionnaire_of("ceds", submitted.round.framework_version).questions
    )
    assert data["fallback"] == ""


def test_texts_are_never_read_as_markup(submitted):
    data = data_of(submitted, "en") | {"strengths": ['#panic("run") $x$ *b*']}

    assert typeset(data).startswith(b"%PDF-")


def test_a_language_without_texts_says_that_english_stands_in(submitted):
    assert "English" in data_of(submitted, "pt")["fallback"]
