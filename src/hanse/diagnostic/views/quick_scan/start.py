"""Where a quick scan begins."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.diagnostic.actions import begin_scan
from hanse.diagnostic.errors import TooManyScans
from hanse.diagnostic.presenters.quick_scan import scan_count
from hanse.diagnostic.queries.quick_scans import KEPT_FOR
from hanse.diagnostic.views.quick_scan.holding import held_scan, hold
from hanse.kernel.limits import Limit
from hanse.kernel.private import keep_private, kept_private

BEGUN_FROM_ONE_PLACE = Limit("quick_scan", most=60, within=timedelta(hours=1))
"""A room full of officials shares an address; a robot asks for more."""


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponseBase:
    return _page(request)


@kept_private
@require_POST
def begin(request: HttpRequest) -> HttpResponseBase:
    """A new scan; a browser that holds one goes on with it, so that a button pressed twice begins one."""
    held = held_scan(request)
    if held and held.taken_over_at is None:
        return redirect("diagnostic:scan:tasks")
    if not BEGUN_FROM_ONE_PLACE.admit(request):
        words = _("Very many quick scans were begun from your network in the last hour. Please try again in an hour.")
        return _page(request, problem=words, wait=BEGUN_FROM_ONE_PLACE.within)
    try:
        _scan, secret = begin_scan()
    except TooManyScans:
        words = _("Too many quick scans were begun today. Please come back tomorrow.")
        return _page(request, problem=words, wait=timedelta(days=1))
    response = redirect("diagnostic:scan:tasks")
    hold(response, secret)
    return response


def _page(request: HttpRequest, *, problem: str = "", wait: timedelta | None = None) -> HttpResponseBase:
    scan = held_scan(request)
    context = {
        "scan": scan,
        "count": scan_count(scan) if scan else None,
        "days": KEPT_FOR.days,
        "problem": problem,
        "problems": problem,
    }
    response = render(request, "diagnostic/quick_scan/start.html", context, status=429 if problem else 200)
    if wait:
        response.headers["Retry-After"] = str(int(wait.total_seconds()))
    if scan:  # without one it is a page like any other, for search engines too
        keep_private(response)
    return response
