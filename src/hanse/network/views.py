"""Home, privacy and accessibility."""

from contextlib import suppress

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hanse.diagnostic.public import SCANS_KEPT_FOR
from hanse.host.views import kept


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The site's home page for visitors; for people who are signed in, the way to their work."""
    if request.user.is_anonymous and apps.is_installed("hanse.site"):
        # An edition without a public site has no tables of pages, whose models must then not be imported.
        from hanse.site.views import page

        with suppress(Http404):  # no pages yet
            return page(request)
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
