"""Home, the choice of a language, and the health of the site."""

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.identity.public import User


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
