"""Whether a document is genuine: anyone may ask who has its code."""

import re
from datetime import timedelta

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.frame.queries.documents import document_by_code
from hanse.frame.views.asking import in_time_of
from hanse.kernel.clock import now
from hanse.kernel.limits import Limit

TRIED_FROM_ONE_PLACE = Limit("verify", most=100, within=timedelta(hours=1))
"""Codes have 60 random bits: what this holds off is load, not luck."""


@require_safe
def ask(request: HttpRequest) -> HttpResponseBase:
    """Where a code is typed."""
    code = re.sub(r"[^\w-]", "", request.GET.get("code", ""))[:40]
    if code:
        return redirect("frame:verify", code)
    return render(request, "frame/verify.html", {})


@never_cache
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponseBase:
    """What the document says of itself: no answers, only what one who holds it can compare."""
    if not TRIED_FROM_ONE_PLACE.admit(request):
        words = _("Very many codes were tried from your network in the last hour. Please try again in an hour.")
        return render(request, "frame/verify.html", {"code": code, "problem": words}, status=429)
    found = document_by_code(code)
    if found:
        in_time_of(found.case)
    withdrawn = found is not None and found.revoked_at is not None and found.revoked_at <= now()
    shown = [(*one, "") for one in found.content.get("shows", [])] if found else []
    context = {"code": code, "asked": True, "found": found, "withdrawn": withdrawn, "shown": shown}
    response = render(request, "frame/verify.html", context, status=200 if found else 404)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
