"""A city's results over the rounds, and scoring earlier rounds again by a new version of the method."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions import ask_for_derived_results
from hanse.diagnostic.presenters.history import history_page
from hanse.diagnostic.presenters.results import results_page
from hanse.diagnostic.queries.frameworks import newest_version
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.diagnostic.views.asking import allowed
from hanse.identity.public import person, viewer_of
from hanse.kernel.rights import require
from hanse.ui.charts import picture_file


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The assessment beside the city's earlier ones."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    results = results_page(found, get_language() or "en")
    if results is None:
        raise Http404
    page = history_page(results)
    charts = {"course": page.picture, "dimensions": page.compared}
    return picture_file(request, charts) or render(request, "diagnostic/history.html", {"page": page})


@login_required
@require_POST
def derive(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Ask for the round's results under the newest version of its framework."""
    require(rules.may_run_rounds, viewer_of(request.user))
    round_ = round_by_id(round_id)
    ask_for_derived_results(round_, newest_version(round_.framework_key), by=person(request).actor)
    messages.success(
        request, _("The round is being scored again. Cities see it in their comparison with earlier years.")
    )
    return redirect("diagnostic:round", round_.id)
