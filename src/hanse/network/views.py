"""Home, the choice of a language, the description of the API, and the health of the site."""

from functools import cache

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.host.api.reference import Reference, reference_of
from hanse.identity.public import User
from hanse.network.api import api


@require_safe
@never_cache
def health(_request: HttpRequest) -> HttpResponse:
    """200 where the database answers, for whoever watches the site."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """To the home page in the person's language: her own, else her browser's."""
    user = getattr(request, "user", AnonymousUser())
    language = user.language if isinstance(user, User) else translation.get_language_from_request(request)
    with translation.override(language):
        return redirect("home")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "network/home.html")


@require_safe
def api_reference(request: HttpRequest) -> HttpResponse:
    """Every operation of the API, for people to read."""
    return render(request, "network/api.html", {"page": _reference()})


@cache
def _reference() -> Reference:
    return reference_of(api.get_openapi_schema())
