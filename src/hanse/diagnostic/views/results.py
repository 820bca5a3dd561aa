"""Results of an assessment, and who may see them."""

from functools import lru_cache
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
from hanse.diagnostic.enums import SharingLevel
from hanse.diagnostic.forms import PRIVATE, SharingForm
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.history import results_trend
from hanse.diagnostic.presenters.pictures import bars_of, halved, radar_of
from hanse.diagnostic.presenters.results import results_page
from hanse.diagnostic.presenters.trend import Trend
from hanse.diagnostic.queries.results import sharing_of
from hanse.diagnostic.views.asking import allowed, person
from hanse.identity.public import viewer_of
from hanse.ui.charts import picture_file
from hanse.ui.rendering import render_part


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Level and score of the whole and of each dimension, strengths, gaps and next steps; or one of its pictures."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    language = get_language() or "en"
    page = results_page(found, language)
    if page is None:
        raise Http404
    if "picture" in request.GET and (file := picture_file(request, {"radar": radar_of(page), "bars": bars_of(page)})):
        return file
    context = {
        "one": found,
        "outcome": _outcome(found, language, results_trend(page)),
        "may_share": rules.may_share.test(viewer_of(request.user), found),
        "sharing": sharing_of(found.city_id, found.round),
    }
    return render(request, "diagnostic/results.html", context)


@lru_cache(maxsize=64)
def _outcome(found: Assessment, language: str, trend: Trend | None) -> Markup:
    """The part of the page that is the same for every reader, drawn once: submitted answers never change."""
    page = results_page(found, language)
    assert page
    pictures = {"radar": halved(radar_of(page)), "bars": halved(bars_of(page))}
    return render_part("diagnostic/parts/outcome.html", page=page, trend=trend, **pictures)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The city's consent to show its results, given or taken back."""
    found = allowed(request, assessment_id, rules.may_share)
    form = SharingForm(request.POST or None, initial={"level": sharing_of(found.city_id, found.round) or PRIVATE})
    if request.method == "POST" and form.is_valid():
        level, by = form.cleaned_data["level"], person(request).actor
        if level == PRIVATE:
            stop_sharing(city=found.city, round_=found.round, by=by)
        else:
            share_results(city=found.city, round_=found.round, level=SharingLevel(level), by=by)
        messages.success(request, _("Saved. You can change this at any time."))
        return redirect("diagnostic:results", found.id)
    return render(request, "diagnostic/share.html", {"form": form, "assessment": found})
