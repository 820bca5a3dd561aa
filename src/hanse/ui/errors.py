"""The pages for when something went wrong: what happened, what was kept, what to do next.

An edition names them as Django's handlers (`handler404 = "hanse.ui.errors.not_found"`) and as CSRF_FAILURE_VIEW.
"""

import logging
import secrets
import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from psycopg_pool import PoolTimeout

from hanse.kernel.errors import HanseError

logger = logging.getLogger(__name__)

OFFLINE = (OperationalError, InterfaceError, PoolTimeout)
RETRY_AFTER_S = 30
MINUTE_S = 60


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; a body over DATA_UPLOAD_MAX_MEMORY_SIZE is 413 and says so."""
    return _page(request, 413 if isinstance(exception, RequestDataTooBig) else 400, exception)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404, exception)


def too_many(request: HttpRequest, exception: Exception | None = None, *, wait: int = MINUTE_S) -> HttpResponse:  # noqa: ARG001 - the same call
    """429; `wait`: seconds after which another try is worth while, which the page tells in minutes."""
    page = render(request, "ui/errors/429.html", {"minutes": -(-wait // MINUTE_S)}, status=429)
    page.headers["Retry-After"] = str(wait)
    return page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is missing or old: mostly a page that stood open over a sign-out."""
    logger.info("CSRF refused: %s", reason)
    return render(request, "ui/errors/stale.html", status=403)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database is away. Made without the request: nothing here may ask the database."""
    reference = secrets.token_hex(4)
    logger.error("Page of errors shown, reference %s", reference)
    if isinstance(sys.exc_info()[1], OFFLINE):
        body = render_to_string("ui/errors/503.html", {"reference": reference})
        return HttpResponse(body, status=503, headers={"Retry-After": RETRY_AFTER_S})
    return HttpResponse(render_to_string("ui/errors/500.html", {"reference": reference}), status=500)


def _page(request: HttpRequest, status: int, exception: Exception | None) -> HttpResponse:
    """A refusal says in its own words what happened; other exceptions are not written for people."""
    says = exception.message if isinstance(exception, HanseError) else ""
    return render(request, f"ui/errors/{status}.html", {"says": says}, status=status)
