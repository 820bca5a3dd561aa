"""The secret link of a quick scan: the one address that carries the secret.

Opening it shows where it leads and changes nothing, for previews of chats and mails open links too, and so that
nobody's browser can be made to hold another's scan without her seeing it.
"""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hanse.diagnostic.presenters.quick_scan import scan_count
from hanse.diagnostic.queries.quick_scans import KEPT_FOR, scan_of
from hanse.diagnostic.views.quick_scan.holding import held_scan, hold
from hanse.kernel.private import kept_private


@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, secret: str) -> HttpResponseBase:
    found = scan_of(secret)
    if found is None:
        return render(request, "diagnostic/quick_scan/gone.html", {"days": KEPT_FOR.days}, status=410)
    if request.method == "POST":
        response = redirect("diagnostic:scan_result")
        hold(response, secret)
        return response
    held = held_scan(request)
    context = {"count": scan_count(found), "other": held if held and held.id != found.id else None}
    return render(request, "diagnostic/quick_scan/link.html", context)
