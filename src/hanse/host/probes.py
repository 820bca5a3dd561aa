"""Answers to programs that watch the site: `/health/` as long as a process lives, `/ready/` where it can do its work.

They come before everything else: a probe has no session, may use any name of the machine, and speaks plain HTTP.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from hanse.host.readiness import findings

HEALTH, READY = "/health/", "/ready/"


class ProbesMiddleware:
    """The first of all middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info not in {HEALTH, READY}:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return _health() if request.path_info == HEALTH else _ready()


def _health() -> HttpResponse:
    return _plain("ok\n")


def _ready() -> HttpResponse:
    found = [*findings()]
    return _plain("".join(f"{one}\n" for one in found), status=503 if any(one.wrong for one in found) else 200)


def _plain(words: str, status: int = 200) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(words, content_type="text/plain; charset=utf-8", status=status, headers=headers)
