"""Why a score is what it is."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.enums import State
from hanse.diagnostic.presenters.traces import trace_page
from hanse.diagnostic.views.asking import allowed


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, assessment_id: UUID, node: str) -> HttpResponse:
    """One score with its parts, what each brings, and the rule."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    if found.state != State.SUBMITTED:
        raise Http404
    try:
        page = trace_page(found, node, get_language() or "en")
    except KeyError as unknown:
        raise Http404 from unknown
    return render(request, "diagnostic/trace.html", {"page": page})
