"""Pages of one person, found by a link that nobody else has."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

type View = Callable[..., HttpResponseBase]


def kept_private(view: View) -> View:
    """No cache keeps it, no search engine lists it, no referrer tells its address."""

    @never_cache
    @wraps(view)
    def private(request: HttpRequest, *args: object, **names: object) -> HttpResponseBase:
        response = view(request, *args, **names)
        keep_private(response)
        return response

    return private


def keep_private(response: HttpResponseBase) -> None:
    """Not `no-referrer`: with it a browser sends forms with the origin "null", which the check of it refuses."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "strict-origin"
