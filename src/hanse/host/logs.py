"""What is written in a log, and what never is: who somebody is, and what opens something to whoever has it.

Where a page is named, it is by its route and never by its address, which may hold a link's secret or a searched name.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

_SECRET = re.compile(r"(?<=/)[\w:.-]{43,}")
"""A part of an address as long as 256 bits in base 64, or longer: a link's secret or a signed token."""

_MASKED = (
    # What PostgreSQL says of the row that it refuses.
    (re.compile(r"^(DETAIL|CONTEXT): .*$", re.MULTILINE), r"\1: …"),
    (_SECRET, "…"),
    (re.compile(r"[\w.%+-]+@[\w-]+(\.[\w-]+)+"), "…@…"),
    (re.compile(r"(?<![\w.])\d{1,3}(\.\d{1,3}){3}(?![\w.])"), "…"),
    (re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{1,4}(?![\w:])"), "…"),
    (re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){1,6}:(?:[0-9a-fA-F]{1,4})?(?![\w:])"), "…"),
)


_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”")
"""A value that an error tells of: mostly what somebody typed."""


def masked(words: str) -> str:
    """The words without secrets of links, e-mail addresses, addresses of machines, and values of rows."""
    for pattern, instead in _MASKED:
        words = pattern.sub(instead, words)
    return words


def page_of(request: HttpRequest) -> str:
    """The name of a request's page; never its address."""
    match = getattr(request, "resolver_match", None)
    return match.view_name if match else "(no page)"


class WithoutSecrets(logging.Filter):
    """Says pages instead of addresses, and puts dots in the place of what is secret or tells who somebody is."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            addresses = {request.path, request.get_full_path()}
            record.args = tuple(page_of(request) if one in addresses else one for one in record.args)
        message = record.getMessage()
        without = masked(message)
        if without != message:
            record.msg, record.args = without, ()
        return True


class Line(logging.Formatter):
    """A line for people."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        return masked(super().formatException(ei))


class JsonLine(logging.Formatter):
    """One line of JSON: `at`, `level`, `logger`, `message`.

    Of a request also `page`, `method` and `status`; of an error `error`: its class, words and places in the code.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            line |= {"page": page_of(request), "method": request.method}
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info and record.exc_info[1]:
            line["error"] = _error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _error(error: BaseException) -> dict[str, Any]:
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    found: dict[str, Any] = {
        "class": type(error).__name__,
        "words": _QUOTED.sub("…", masked(str(error))),
        "places": places,
    }
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found | ({"after": _error(before)} if before else {})
