"""Addresses with U+0000 in them, which no text of the database can hold: refused before anything is asked for."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hanse.host.api.problems import problem


class UnstorableMiddleware:
    """People type no such character; who sends it looks for pages that fail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" not in request.path_info and "%00" not in request.META.get("QUERY_STRING", ""):
            return self.get_response(request)
        if request.path_info.startswith("/api/"):
            return problem(400, "unreadable", _("The address holds a character that cannot be stored: U+0000."))
        raise BadRequest("U+0000 in the address")
