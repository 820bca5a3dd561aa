"""The API of a site: an edition makes one with `new_api`, adds routers that its domains offer, and mounts `urls_of`."""

import functools
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, re_path
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from hanse.host.api.access import Anyone, BadKey, Browser, Key, NoKey
from hanse.host.api.describing import described
from hanse.host.api.problems import STATUSES, invalid_problem, problem, refusal_problem
from hanse.host.api.reading import StrictParser, TooLarge, WrongMediaType
from hanse.identity.public import KeyScope
from hanse.kernel.errors import HanseError, TooMany
from hanse.ui.errors import OFFLINE, RETRY_AFTER_S

type View = Callable[..., HttpResponseBase]

OWN_STATUSES: Mapping[type[HanseError], int] = {
    NoKey: 401,
    BadKey: 401,
    TooLarge: 413,
    WrongMediaType: 415,
    TooMany: 429,
}
logger = logging.getLogger(__name__)


class SiteApi(NinjaAPI):
    """django-ninja with our description of what goes wrong."""

    def mount(self, prefix: str, router: Router, *, scopes: Iterable[KeyScope] = (), anyone: bool = False) -> None:
        """Add a router that takes keys limited to `scopes` as well, or even who says nothing about herself."""
        self.add_router(prefix, router, auth=[Key(*scopes), Browser(), *([Anyone()] if anyone else [])])

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        return described(super().get_openapi_schema(**kwargs))


def new_api(
    *, title: str, version: str, description: str, refusals: Mapping[type[HanseError], int], tags: Mapping[str, str]
) -> SiteApi:
    """An API without operations. `refusals` gives statuses to classes of the domains; `tags` explains groups."""
    api = SiteApi(
        title=title,
        version=version,
        description=description,
        urls_namespace="api",
        docs_url=None,
        auth=[Key(), Browser()],
        parser=StrictParser(),
        openapi_extra={"tags": [{"name": name, "description": words} for name, words in tags.items()]},
    )
    statuses = {**STATUSES, **OWN_STATUSES, **refusals}
    refused = functools.partial(_refused, statuses=statuses)
    api.add_exception_handler(HanseError, refused)
    api.add_exception_handler(AuthenticationError, functools.partial(_nobody, refused=refused))
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, functools.partial(_of_the_library, refused=refused))
    api.add_exception_handler(RequestDataTooBig, lambda request, _error: refused(request, TooLarge(_("Send less."))))
    api.add_exception_handler(Http404, lambda _request, _error: _unknown())
    return api


def urls_of(api: NinjaAPI) -> tuple[list[URLPattern], str, str]:
    """What `path` takes: the addresses of the API; what lies beside them is a problem as well."""
    patterns, app_name, namespace = api.urls
    for one in patterns:
        if isinstance(one, URLPattern):
            one.callback = _guarded(one.callback)
    beside = _guarded(lambda _request: _unknown())
    return [*patterns, re_path(r"^", beside, name="beside")], app_name, namespace  # type: ignore[list-item]


def _guarded(view: View) -> View:
    """The view, whose every answer is JSON and none of which a cache gives to another person."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except OFFLINE:
            logger.exception("The database is away at %s", request.path)
            response = _away()
        except Exception:  # the API's outermost edge: logged, signalled to whoever watches, and told as a problem
            logger.exception("Internal error at %s", request.path)
            got_request_exception.send(sender=None, request=request)
            response = problem(500, "internal", _("Something failed here. Nothing was saved. Try again later."))
        if response.status_code == 405:
            allow = response.headers["Allow"]
            response = problem(405, "method-not-allowed", _("This address takes %(methods)s.") % {"methods": allow})
            response.headers["Allow"] = allow
        response.headers.setdefault("Cache-Control", "private, no-cache")
        patch_vary_headers(response, ["Authorization", "Cookie", "Accept-Language"])
        return response

    guarded.csrf_exempt = True  # type: ignore[attr-defined]  # `Browser` asks for the token where a session is used
    return guarded


def _refused(request: HttpRequest, refusal: HanseError, statuses: Mapping[type[HanseError], int]) -> HttpResponse:
    response = refusal_problem(request, refusal, statuses)
    if response.status_code == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(refusal, TooMany):
        response.headers["Retry-After"] = str(refusal.wait)
    return response


def _nobody(request: HttpRequest, _error: Exception, refused: Callable[..., HttpResponse]) -> HttpResponse:
    return refused(request, NoKey(_("Send a key as “Authorization: Bearer hanse_…”.")))


def _invalid(_request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    assert isinstance(error, ValidationError)
    return invalid_problem(error.errors)


def _of_the_library(request: HttpRequest, error: HttpError, refused: Callable[..., HttpResponse]) -> HttpResponse:
    """The library wraps what the parser raises: ours is told as ours."""
    if isinstance(error.__cause__, HanseError):
        return refused(request, error.__cause__)
    return problem(error.status_code, "refused", error.message)


def _away() -> HttpResponse:
    words = _("The database does not answer, for instance while it is being restarted.")
    response = problem(503, "away", words)
    response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response


def _unknown() -> HttpResponse:
    return problem(404, "no-such-address", _("There is nothing at this address. See openapi.json."))
