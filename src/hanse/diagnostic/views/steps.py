"""What to do next: all steps of an assessment, by department and dimension."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.presenters.plan import steps_page
from hanse.diagnostic.presenters.results import results_page
from hanse.diagnostic.views.asking import allowed


@never_cache
@login_required
@require_safe
def index(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Every step, or those of one department or dimension."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    results = results_page(found, get_language() or "en")
    if results is None:
        raise Http404
    chosen = {name: request.GET.get(name, "") for name in ("department", "dimension")}
    return render(request, "diagnostic/steps.html", {"page": steps_page(results, **chosen)})
