"""What a refusal becomes on the web: not there is 404, not allowed is 403, anything else that was refused is 400."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

from hanse.kernel.errors import HanseError, NotAllowed, NotThere


class RefusalMiddleware:
    """Turns a refusal that no view has caught into the site's own page for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, HanseError):
            return None
        status = 404 if isinstance(exception, NotThere) else 403 if isinstance(exception, NotAllowed) else 400
        handler: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(status)
        return handler(request, exception=exception)
