"""Home, where somebody begins who has signed in, privacy and accessibility."""

from contextlib import suppress

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from hanse.diagnostic.public import SCANS_KEPT_FOR
from hanse.host.views import kept
from hanse.identity.public import viewer_of
from hanse.members.public import charter, rules


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The site's home page for visitors; for people who are signed in, the way to their work."""
    if request.user.is_anonymous and apps.is_installed("hanse.site"):
        # An edition without a public site has no tables of pages, whose models must then not be imported.
        from hanse.site.views.pages import page

        with suppress(Http404):  # no pages yet
            return page(request)
    return render(request, "network/home.html")


@login_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The secretariat and its offices begin at what waits for them, everybody else at the work of her cities."""
    is_staff = rules.may_see_members.test(viewer_of(request.user), None)
    return redirect("members:desk" if is_staff else "diagnostic:work")


@require_safe
@conditional_page
@cache_control(public=True, max_age=3600)
def colours(request: HttpRequest) -> HttpResponse:
    """The network's colours, as its file says."""
    look = charter().look
    context = {"colours": look.colours if look else ()}
    return render(request, "network/colours.css", context, content_type="text/css; charset=utf-8")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, for how long, and who sees it; the spans are those that the code keeps to."""
    context = kept()
    context["days"]["scan"] = SCANS_KEPT_FOR.days
    return render(request, "network/privacy.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "network/accessibility.html")
