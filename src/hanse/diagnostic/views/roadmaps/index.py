"""From a city's results to its roadmaps: what would help, the scenarios, and a comparison."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions import make_roadmap
from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.roadmaps.listing import MOST_COMPARED, comparison, listing
from hanse.diagnostic.presenters.roadmaps.page import roadmap_page
from hanse.diagnostic.presenters.roadmaps.proposals import proposals, sum_of_all
from hanse.diagnostic.presenters.roadmaps.wishes import choices, first_wishes, laid_down
from hanse.diagnostic.queries.frameworks import root_key
from hanse.diagnostic.queries.roadmaps.choices import before_planning, is_known
from hanse.diagnostic.queries.roadmaps.reads import has_solutions, roadmaps_of, roadmaps_on
from hanse.diagnostic.views.asking import allowed
from hanse.diagnostic.views.roadmaps.asking import seek
from hanse.diagnostic.views.roadmaps.forms import WishesForm
from hanse.identity.public import person, viewer_of
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.ui.charts import picture_file


def _answered(request: HttpRequest, assessment_id: UUID, right: Any) -> Assessment:
    """A submitted assessment of the library's framework. Raises Http404, NotThere, NoMembership, NotAllowed."""
    found = allowed(request, assessment_id, right)
    if not has_solutions(found):
        raise Http404
    return found


@never_cache
@login_required
@require_safe
def index(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The city's roadmaps, and the way to the next one."""
    found = _answered(request, assessment_id, rules.may_see_roadmap)
    page = listing(found, list(roadmaps_of(found.city_id)), get_language() or "en")
    may_plan = rules.may_plan.test(viewer_of(request.user), found)
    return render(request, "diagnostic/roadmaps/index.html", {"page": page, "one": found, "may_plan": may_plan})


@never_cache
@login_required
@require_safe
def propose(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Every solution that would bring the city points, and why."""
    found = _answered(request, assessment_id, rules.may_see_roadmap)
    lines = proposals(before_planning(found), get_language() or "en")
    fields = sorted({line.field for line in lines if line.field})
    chosen = request.GET.get("field", "")
    values = {
        "one": found,
        "lines": [line for line in lines if not chosen or line.field == chosen],
        "total": len(lines),
        "fields": fields,
        "chosen": chosen,
        "known": is_known(found.city),
    }
    return render(request, "diagnostic/roadmaps/proposals.html", values)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """What the city lays down; then the search begins."""
    found, library = _answered(request, assessment_id, rules.may_plan), load_library()
    asked = choices(library, get_language() or "en")
    form = WishesForm(request.POST or None, initial=first_wishes(found.city, library, today()), **asked)
    if request.method == "POST" and form.is_valid():
        calendar, laid = laid_down(form.cleaned_data, root_key(*found.method))
        given = {"name": form.cleaned_data["name"], "begins_on": form.cleaned_data["begins_on"]}
        by = person(request).actor
        try:
            made = make_roadmap(found, calendar=calendar, laid=laid, by=by, **given)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            seek(request, made)
            return redirect("diagnostic:roadmap", made.id)
    values = {"form": form, "one": found, "roadmap": None, "proportion": sum_of_all(before_planning(found))}
    return render(request, "diagnostic/roadmaps/wishes.html", values)


@never_cache
@login_required
@require_safe
def compare(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Up to four roadmaps side by side: those that are asked for, else the newest."""
    found = _answered(request, assessment_id, rules.may_see_roadmap)
    there = list(roadmaps_on(found))
    asked = set(request.GET.getlist("with"))
    chosen = ([one for one in there if str(one.id) in asked] or there)[:MOST_COMPARED]
    if not chosen:
        return redirect("diagnostic:roadmaps", found.id)
    page = comparison([roadmap_page(one, None, get_language() or "en") for one in chosen])
    values = {"page": page, "one": found, "there": there, "chosen": chosen, "most": MOST_COMPARED}
    return picture_file(request, {"scores": page.picture}) or render(
        request, "diagnostic/roadmaps/compare.html", values
    )
