"""Home, privacy, accessibility and the description of the API."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hanse.diagnostic.public import SCANS_KEPT_FOR
from hanse.host.api.reference import Reference, reference_of
from hanse.host.views import kept
from hanse.network.api import api


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "network/home.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, for how long, and who sees it; the spans are those that the code keeps to."""
    context = kept()
    context["days"]["scan"] = SCANS_KEPT_FOR.days
    return render(request, "network/privacy.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "network/accessibility.html")


@require_safe
def api_reference(request: HttpRequest) -> HttpResponse:
    """Every operation of the API, for people to read."""
    return render(request, "network/api.html", {"page": _reference()})


@cache
def _reference() -> Reference:
    return reference_of(api.get_openapi_schema())
