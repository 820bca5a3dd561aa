"""What the frame holds about the signed-in person, on a page and as a file to take away."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hanse.frame.actions import export_own_data
from hanse.frame.presenters.own_data import own_lines
from hanse.frame.queries.applications import applications_of, cases_of
from hanse.identity.public import person, viewer_of
from hanse.kernel.private import kept_private

MOST = 100
"""Lines on the page; the file holds all."""


@login_required
@kept_private
@require_safe
def page(request: HttpRequest) -> HttpResponseBase:
    viewer, language = viewer_of(request.user), get_language() or "en"
    context = {
        "cases": own_lines(cases_of(viewer)[:MOST], language),
        "applications": own_lines(applications_of(viewer)[:MOST], language),
    }
    return render(request, "frame/own_data.html", context)


@login_required
@kept_private
@require_safe
def file(request: HttpRequest) -> HttpResponseBase:
    response = JsonResponse(export_own_data(person(request)), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
