"""Pages that lead payers on to the provider."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from hanse.frame.payments.providers import chosen

type View = Callable[..., HttpResponseBase]


def leads_to_provider(view: View) -> View:
    """A form of the page may lead on to the provider's own pages; everything else stays as strict as everywhere."""

    @wraps(view)
    def led(request: HttpRequest, *args: object, **names: object) -> HttpResponseBase:
        provider = chosen()
        pages = provider.pages if provider else ()
        allowed: dict[str, Any] = {**settings.SECURE_CSP, "form-action": [CSP.SELF, *pages]}
        response: HttpResponseBase = csp_override(allowed)(view)(request, *args, **names)
        return response

    return led
