"""Files that are made for one answer and given as downloads: reports, tables, pictures."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.text import slugify

MEDIA: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""Media types by the ending of a file's name."""


def attachment(body: str | bytes, ending: str, *words: str, otherwise: str = "file") -> HttpResponse:
    """The file, named by the words in Latin letters, or `otherwise` where nothing of them can be written so.

    Raises KeyError for an ending that is not in `MEDIA`.
    """
    response = HttpResponse(body, content_type=MEDIA[ending])
    name = slugify(" ".join(words)) or otherwise
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
