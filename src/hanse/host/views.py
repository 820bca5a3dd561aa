"""Pages of every site (the choice of a language); home, privacy and accessibility of the frame's edition."""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_safe

from hanse.frame.public import APPLICATIONS_KEPT_FOR, offered_services, rules
from hanse.host.api.own import own_description
from hanse.host.api.reference import Reference, reference_of
from hanse.identity.public import User, viewer_of
from hanse.kernel import notices

DAY_S = 24 * 3600


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """To the home page in the person's language: her own, else her browser's."""
    user = getattr(request, "user", AnonymousUser())
    language = user.language if isinstance(user, User) else translation.get_language_from_request(request)
    with translation.override(language):
        return redirect("home")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is offered; officers find the way to their inbox."""
    context = {
        "services": offered_services(translation.get_language() or "en"),
        "works": isinstance(request.user, User) and rules.works_in_an_office.test(viewer_of(request.user), None),
    }
    return render(request, "host/home.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, for how long, and who sees it; the spans are those that the code keeps to."""
    return render(request, "host/privacy.html", kept())


def kept() -> dict[str, Any]:
    """What the page on privacy names: for how many days things are kept, and whose maps are shown."""
    days = {
        "session": settings.SESSION_COOKIE_AGE // DAY_S,
        "form": settings.CSRF_COOKIE_AGE // DAY_S,
        "application": APPLICATIONS_KEPT_FOR.days,
        "letter": notices.KEPT_FOR.days,
        "words": notices.WORDS_KEPT_FOR.days,
    }
    return {"days": days, "map_host": settings.MAP.host if settings.MAP else ""}


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "host/accessibility.html")


@require_safe
def api_reference(request: HttpRequest) -> HttpResponse:
    """Every operation of the site's API, for people to read."""
    return render(request, "host/api.html", {"page": _reference()})


@cache
def _reference() -> Reference:
    return reference_of(own_description())
