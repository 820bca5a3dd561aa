"""The results of an assessment as one file, whoever asks for it."""

from django.http import HttpResponse
from django.utils.text import slugify

from hanse.diagnostic.documents.report.data import report_pdf
from hanse.diagnostic.documents.stored import report_of
from hanse.diagnostic.documents.tables import csv_of, json_of
from hanse.diagnostic.documents.workbook import workbook_of
from hanse.diagnostic.presenters.results import ResultsPage, speaker_of

MEDIA = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
TABLES = {"csv": csv_of, "json": json_of}
DOCUMENTS = {"pdf": report_pdf, "xlsx": workbook_of}


def file_of(page: ResultsPage, kind: str, language: str) -> HttpResponse:
    """The file as a download; `kind` is a key of `MEDIA`."""
    one = page.assessment
    body = TABLES[kind](page) if kind in TABLES else _document(page, kind, language)
    response = HttpResponse(body, content_type=MEDIA[kind])
    name = slugify(f"{one.city.name} {one.round.name}") or "results"
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _document(page: ResultsPage, kind: str, language: str) -> bytes:
    return DOCUMENTS[kind](report_of(page, language), speaker_of(page.assessment, language))
