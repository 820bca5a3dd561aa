"""The results of an assessment as one file, whoever asks for it."""

from django.http import HttpResponse
from django.utils.text import slugify

from hanse.diagnostic.documents.report.data import report_pdf
from hanse.diagnostic.documents.stored import report_of
from hanse.diagnostic.documents.tables import csv_of, json_of, xlsx_of
from hanse.diagnostic.presenters.results import ResultsPage, speaker_of

MEDIA = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
TABLES = {"xlsx": xlsx_of, "csv": csv_of, "json": json_of}


def file_of(page: ResultsPage, kind: str, language: str) -> HttpResponse:
    """The file as a download; `kind` is a key of `MEDIA`."""
    one = page.assessment
    body = TABLES[kind](page) if kind in TABLES else _report(page, language)
    response = HttpResponse(body, content_type=MEDIA[kind])
    name = slugify(f"{one.city.name} {one.round.name}") or "results"
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _report(page: ResultsPage, language: str) -> bytes:
    return report_pdf(report_of(page), speaker_of(page.assessment, language))
