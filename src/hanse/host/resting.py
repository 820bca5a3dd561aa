"""What visitors meet while the site rests (`hanse maintenance on`). Operators go on, and can sign in.

Who was about to send a form gets it back with all that was typed, to be sent again from the same page: a browser that
runs no scripts would lose it.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from hanse.host import maintenance
from hanse.host.api.problems import problem
from hanse.host.rules import operates

# The way in for operators, with the second step.
OPEN = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "choose_language",
}
# Never written into a page.
SECRET = ("password", "csrfmiddlewaretoken", "code")


class MaintenanceMiddleware:
    """After the sign-in, so that it knows operators."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        rest = maintenance.now()
        if rest is None or operates.test(request.user) or _name_of(request) in OPEN:
            return self.get_response(request)
        response = _for_programs(rest) if request.path_info.startswith("/api/") else _page(request, rest)
        response.headers["Retry-After"] = str(rest.seconds_left)
        add_never_cache_headers(response)
        return response


def _name_of(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


def _for_programs(rest: maintenance.Rest) -> HttpResponse:
    return problem(503, "resting", rest.words or _("The site is being worked on"))


def _page(request: HttpRequest, rest: maintenance.Rest) -> HttpResponse:
    typed = _typed(request)
    return render(
        request,
        "host/maintenance.html",
        {"rest": rest, "typed": typed, "files": bool(typed and request.FILES)},
        status=503,
    )


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What a form of ours holds; nothing of one that another site made, which could put its words into our page."""
    if request.method != "POST" or _GUARD.process_view(request, _nothing, (), {}):
        return []
    pairs = [(name, str(value)) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in pairs if not any(word in name for word in SECRET)]


def _nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


_GUARD = CsrfViewMiddleware(_nothing)
