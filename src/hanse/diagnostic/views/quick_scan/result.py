"""What came out of a quick scan, and its end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hanse.diagnostic.actions import delete_scan, touch_scan
from hanse.diagnostic.presenters.quick_scan import scan_result
from hanse.diagnostic.queries.quick_scans import KEPT_FOR
from hanse.diagnostic.views.quick_scan.holding import held_scan, held_secret, hold, let_go
from hanse.kernel.private import kept_private
from hanse.ui.charts import picture_file


@kept_private
@require_safe
def result(request: HttpRequest) -> HttpResponseBase:
    scan, secret = held_scan(request), held_secret(request)
    if scan is None:
        return redirect("diagnostic:quick_scan")
    touch_scan(scan)
    page = scan_result(scan, get_language() or "en")
    context = {
        "scan": scan,
        "page": page,
        "link": request.build_absolute_uri(reverse("diagnostic:scan_link", args=[secret])),
        "days": KEPT_FOR.days,
    }
    shown = picture_file(request, {"sides": page.chart})
    response = shown or render(request, "diagnostic/quick_scan/result.html", context)
    hold(response, secret)
    return response


@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponseBase:
    scan = held_scan(request)
    if scan is None:
        return redirect("diagnostic:quick_scan")
    if request.method != "POST":
        return render(request, "diagnostic/quick_scan/delete.html", {"scan": scan})
    delete_scan(scan)
    messages.success(request, _("Your quick scan is deleted. Nothing of it is left here."))
    response = redirect("diagnostic:quick_scan")
    let_go(response)
    return response
