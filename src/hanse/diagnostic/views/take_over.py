"""Taking a quick scan's answers over into a city's assessment: which scan, and on to what would change."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hanse.diagnostic import rules
from hanse.diagnostic.actions import offer_scan
from hanse.diagnostic.errors import NothingToTakeOver, WrongState
from hanse.diagnostic.forms import TakeOverForm
from hanse.diagnostic.models import Assessment, QuickScan
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.quick_scans import scan_of
from hanse.diagnostic.views.asking import allowed
from hanse.diagnostic.views.quick_scan.holding import held_scan, waiting_scan
from hanse.identity.public import person
from hanse.questions.public import reader_in


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Of the scan that this browser holds, or of the one behind a link that is pasted."""
    found = allowed(request, assessment_id, rules.may_answer)
    pasted = "link" in request.POST
    form = TakeOverForm(request.POST if pasted else None)
    if request.method == "POST" and (not pasted or form.is_valid()):
        try:
            return _offered(request, found, scan_of(form.secret) if pasted else held_scan(request))
        except (NothingToTakeOver, WrongState) as refused:
            if not pasted:
                messages.error(request, refused.message)
                return redirect("diagnostic:assessment", found.id)
            form.add_error("link", refused.message)
    context = {"assessment": found, "form": form, "held": waiting_scan(request)}
    return render(request, "diagnostic/take_over.html", context, status=422 if form.errors else 200)


def _offered(request: HttpRequest, found: Assessment, scan: QuickScan | None) -> HttpResponse:
    """To the page of the runner that shows what would change. Raises NothingToTakeOver, WrongState."""
    if scan is None:
        raise NothingToTakeOver(_("No quick scan is kept there. Copy the whole link from the end of its result."))
    scheme = framework(*found.method)
    reader = reader_in(get_language() or "en", scheme.translations)
    intake = offer_scan(scan, found, by=person(request).actor, reader=reader)
    return redirect("diagnostic:answers:difference", assessment_id=found.id, intake_id=intake.id)
