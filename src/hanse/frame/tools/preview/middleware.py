"""Every page of a preview shows the service as its files are now, under a bar; where they are faulty, the faults."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation

from hanse.frame.tools.preview.bar import bar
from hanse.frame.tools.preview.shown import shown

STATE = "/preview/state/"
BODY = b"<body"
SKIP_LINK = b"govuk-skip-link"
FAULTY = 503


class PreviewMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        shown.look()
        if shown.faults and request.path != STATE:
            return _faults(request)
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and not getattr(response, "without_bar", False):
            _put_bar(request, response)
        return response


def _faults(request: HttpRequest) -> HttpResponse:
    with translation.override("en"):
        context = {"faults": shown.faults, "edition": shown.edition, "folder": shown.folder}
        page = render_to_string("preview/faults.html", context, request)
    return HttpResponse(page, status=FAULTY, headers={"Cache-Control": "no-store"})


def _put_bar(request: HttpRequest, response: HttpResponse) -> None:
    """Behind the opening tag of the body, or the link that leads past all this; parts for htmx have neither."""
    start = response.content.find(BODY)
    if not response.headers.get("Content-Type", "").startswith("text/html") or start < 0:
        return
    skip = response.content.find(SKIP_LINK, start)
    end = response.content.index(b">", start) + 1 if skip < 0 else response.content.index(b"</a>", skip) + 4
    with translation.override("en"):
        drawn = render_to_string("preview/bar.html", {"bar": bar(request)}, request).encode()
    response.content = response.content[:end] + drawn + response.content[end:]
    response.headers["Cache-Control"] = "no-store"
    for name in ("ETag", "Last-Modified"):
        response.headers.pop(name, None)
