"""Home, privacy and accessibility."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hanse.diagnostic.public import SCANS_KEPT_FOR
from hanse.host.views import kept


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
