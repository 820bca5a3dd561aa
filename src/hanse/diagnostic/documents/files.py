"""The results of an assessment as one file, whoever asks for it."""

from django.http import HttpResponse

from hanse.diagnostic.documents.report.data import report_pdf
from hanse.diagnostic.documents.stored import report_of
from hanse.diagnostic.documents.tables import csv_of, json_of
from hanse.diagnostic.documents.workbook import workbook_of
from hanse.diagnostic.presenters.results import ResultsPage
from hanse.diagnostic.presenters.speaking import speaker_of
from hanse.kernel.downloads import attachment

TABLES = {"csv": csv_of, "json": json_of}
DOCUMENTS = {"pdf": report_pdf, "xlsx": workbook_of}
KINDS = (*DOCUMENTS, *TABLES)


def file_of(page: ResultsPage, kind: str, language: str) -> HttpResponse:
    """The file as a download; `kind` is one of `KINDS`."""
    one = page.assessment
    body = TABLES[kind](page) if kind in TABLES else _document(page, kind, language)
    return attachment(body, kind, one.city.name, one.round.name, otherwise="results")


def _document(page: ResultsPage, kind: str, language: str) -> bytes:
    return DOCUMENTS[kind](report_of(page, language), speaker_of(page.assessment, language))
