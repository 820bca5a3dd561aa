"""The results as files: tables for other programs, and the report."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.documents.report import report_pdf
from hanse.diagnostic.documents.tables import csv_of, json_of, xlsx_of
from hanse.diagnostic.presenters.results import ResultsPage, results_page, speaker_of
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.views.asking import allowed
from hanse.questions.public import given_answers_of

MEDIA = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
TABLES = {"xlsx": xlsx_of, "csv": csv_of, "json": json_of}


@never_cache
@login_required
@require_safe
def results(request: HttpRequest, assessment_id: UUID, file_kind: str) -> HttpResponse:
    """The results of an assessment as one file."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    language = get_language() or "en"
    page = results_page(found, language)
    if page is None or file_kind not in MEDIA:
        raise Http404
    body = TABLES[file_kind](page) if file_kind in TABLES else _report(page, language)
    response = HttpResponse(body, content_type=MEDIA[file_kind])
    name = slugify(f"{found.city.name} {found.round.name}") or "results"
    response["Content-Disposition"] = f'attachment; filename="{name}.{file_kind}"'
    return response


def _report(page: ResultsPage, language: str) -> bytes:
    one = page.assessment
    asked = questionnaire_of(one.round.framework_key, one.round.framework_version)
    given = given_answers_of([one.sheet_id], asked)[one.sheet_id]
    return report_pdf(page, asked, given, speaker_of(one, language))
