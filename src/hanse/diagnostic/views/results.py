"""Results of an assessment, and who may see them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from markupsafe import Markup

from hanse.diagnostic import rules
from hanse.diagnostic.actions import share_results, stop_sharing
from hanse.diagnostic.enums import Publication, SharingLevel
from hanse.diagnostic.forms import PRIVATE, SharingForm
from hanse.diagnostic.presenters.history import results_trend
from hanse.diagnostic.presenters.pictures import bars_of, halved, radar_of
from hanse.diagnostic.presenters.results import ResultsPage, results_page
from hanse.diagnostic.queries.results import sharing_of, shown
from hanse.diagnostic.queries.roadmaps.reads import has_solutions
from hanse.diagnostic.views.asking import allowed
from hanse.identity.public import person, viewer_of
from hanse.kernel.rights import require
from hanse.ui.charts import picture_file
from hanse.ui.once import once
from hanse.ui.rendering import render_around, render_part


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Level and score of the whole and of each dimension, strengths, gaps and next steps; or one of its pictures."""
    seen, viewer, language = shown(assessment_id), viewer_of(request.user), get_language() or "en"
    require(rules.may_see_assessment, viewer, found := seen.assessment)
    page = results_page(found, language, verified=seen.verified)
    if page is None:
        raise Http404
    if "picture" in request.GET and (file := picture_file(request, {"radar": radar_of(page), "bars": bars_of(page)})):
        return file
    # Submitted answers never change; what is said of earlier rounds changes with the city's other results.
    part = once(("outcome", found.id, seen.course, seen.verified), lambda: _outcome(page))
    may_share = rules.may_share.test(viewer, found)
    values = {"one": found, "may_share": may_share, "sharing": seen.sharing, "has_solutions": has_solutions(found)}
    return render_around(request, "diagnostic/results.html", part, **values)


def _outcome(page: ResultsPage) -> Markup:
    """The part of the page that is the same for every reader."""
    pictures = {"radar": halved(radar_of(page)), "bars": halved(bars_of(page))}
    return render_part("diagnostic/parts/outcome.html", page=page, trend=results_trend(page), **pictures)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The city's consent to show its results, given or taken back."""
    found = allowed(request, assessment_id, rules.may_share)
    now = {"level": sharing_of(found.city_id, found.round) or PRIVATE}
    form = SharingForm(request.POST or None, initial=now, publication=Publication(found.round.publication))
    if request.method == "POST" and form.is_valid():
        level, by = form.cleaned_data["level"], person(request).actor
        if level == PRIVATE:
            stop_sharing(city=found.city, round_=found.round, by=by)
        else:
            share_results(city=found.city, round_=found.round, level=SharingLevel(level), by=by)
        messages.success(request, _("Saved. You can change this at any time."))
        return redirect("diagnostic:results", found.id)
    return render(request, "diagnostic/share.html", {"form": form, "assessment": found})
