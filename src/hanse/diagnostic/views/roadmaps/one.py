"""One roadmap: as it stands, its search, and what is done with it as a whole."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions import (
    choose_roadmap,
    copy_roadmap,
    delete_roadmap,
    describe_roadmap,
    lay_down,
    plan_anew,
    stop_search,
    take_back_choice,
)
from hanse.diagnostic.errors import RoadmapChanged
from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.presenters.roadmaps.page import roadmap_page
from hanse.diagnostic.presenters.roadmaps.pictures import dimensions_of, money_of, scores_of, works_of
from hanse.diagnostic.presenters.roadmaps.reasons import Why
from hanse.diagnostic.presenters.roadmaps.searching import search_progress
from hanse.diagnostic.presenters.roadmaps.wishes import choices, laid_down, named_periods, wishes_of
from hanse.diagnostic.queries.frameworks import root_key
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.reads import (
    begun_instead,
    free_name,
    last_search,
    may_be_sought,
    newest_answers,
    roadmap_by_id,
)
from hanse.diagnostic.views.computation import progress_part
from hanse.diagnostic.views.roadmaps.asking import on_what_is_saved, roadmap_for, seek
from hanse.diagnostic.views.roadmaps.forms import DescribeForm, NameForm, WishesForm
from hanse.identity.public import person, viewer_of
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.ui.charts import picture_file


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """The solutions in their order, money, scores, and what the city can do with it; or one of its pictures."""
    found, language = roadmap_for(request, roadmap_id, rules.may_see_roadmap), get_language() or "en"
    page, viewer = roadmap_page(found, last_search(found), language), viewer_of(request.user)
    pictures = {
        "works": works_of(page),
        "money": money_of(page),
        "scores": scores_of(page),
        "dimensions": dimensions_of(page),
    }
    may_plan = rules.may_plan.test(viewer, found)
    values = {
        "page": page,
        "one": found,
        "progress": page.search and search_progress(page.search, found, page.why, may_plan=may_plan),
        "pictures": pictures,
        "may_plan": may_plan,
        "may_be_sought": may_be_sought(found),
        "may_choose": rules.may_choose_roadmap.test(viewer, found),
        "may_track": rules.may_track_roadmap.test(viewer, found),
    }
    return picture_file(request, pictures) or render(request, "diagnostic/roadmaps/show.html", values)


@never_cache
@login_required
@require_safe
def progress(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """How far the search is."""
    found = roadmap_for(request, roadmap_id, rules.may_see_roadmap)
    search = last_search(found)
    if search is None:
        return redirect("diagnostic:roadmap", found.id)
    may_plan = rules.may_plan.test(viewer_of(request.user), found)
    why = Why(grounds(found), get_language() or "en")
    return progress_part(request, search_progress(search, found, why, may_plan=may_plan))


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def wishes(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """Other wishes for a scenario; then the search begins again."""
    found = roadmap_for(request, roadmap_id, rules.may_plan)
    asked: dict[str, Any] = {**choices(load_library(), get_language() or "en"), "periods": named_periods(found)}
    form, theirs = WishesForm(request.POST or None, initial=wishes_of(found), **asked), list[tuple[str, str]]()
    if request.method == "POST" and form.is_valid():
        try:
            kept = _lay_down(found, form, by=person(request).actor)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        except RoadmapChanged as refusal:
            fresh = roadmap_by_id(found.id)
            asked["periods"] = named_periods(fresh)
            form, theirs = on_what_is_saved(WishesForm, request, refusal, initial=wishes_of(fresh), **asked)
        else:
            seek(request, kept)
            return redirect("diagnostic:roadmap", found.id)
    values = {"form": form, "one": found.assessment, "roadmap": found, "theirs": theirs}
    return render(request, "diagnostic/roadmaps/wishes.html", values, status=422 if form.errors else 200)


def _lay_down(found: Roadmap, form: WishesForm, *, by: Actor) -> Roadmap:
    given = form.cleaned_data
    calendar, laid = laid_down(given, root_key(*found.assessment.method), found)
    return lay_down(
        found,
        name=given["name"],
        begins_on=given["begins_on"],
        calendar=calendar,
        laid=laid,
        version=given["version"] or 0,
        by=by,
    )


@login_required
@require_POST
def search(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """Have the best roadmap sought again."""
    found = roadmap_for(request, roadmap_id, rules.may_plan)
    seek(request, found)
    return redirect("diagnostic:roadmap", found.id)


@login_required
@require_POST
def stop(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """End the search; what it found so far is kept."""
    found = roadmap_for(request, roadmap_id, rules.may_plan)
    stop_search(found, by=person(request).actor)
    return redirect("diagnostic:roadmap", found.id)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """Its name and its vision."""
    found = roadmap_for(request, roadmap_id, rules.may_plan)
    form = DescribeForm(request.POST or None, initial={"name": found.name, "vision": found.vision})
    if request.method == "POST" and form.is_valid():
        try:
            describe_roadmap(found, by=person(request).actor, **form.cleaned_data)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            return redirect("diagnostic:roadmap", found.id)
    return render(request, "diagnostic/roadmaps/describe.html", {"form": form, "one": found})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """Another scenario from this one."""
    found = roadmap_for(request, roadmap_id, rules.may_plan)
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = copy_roadmap(found, name=form.cleaned_data["name"], by=person(request).actor)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            return redirect("diagnostic:wishes", made.id)
    return render(request, "diagnostic/roadmaps/copy.html", {"form": form, "one": found})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """Make it the city's own, or take that back; asks first where another has been begun."""
    found = roadmap_for(request, roadmap_id, rules.may_choose_roadmap)
    by, asked = person(request).actor, request.POST.get("do", "")
    begun = begun_instead(found)
    if request.method == "GET" or (begun and not asked):
        return render(request, "diagnostic/roadmaps/choose.html", {"one": found, "begun": begun})
    try:
        if asked == "take_back":
            take_back_choice(found, by=by)
            messages.success(request, _("It is a scenario again. Your city has no roadmap until it chooses one."))
        else:
            choose_roadmap(found, by=by)
            messages.success(request, _("This is your city's roadmap now. Name who answers for each solution."))
    except Invalid as refusal:
        messages.error(request, refusal.message)
    return redirect("diagnostic:roadmap", found.id)


@login_required
@require_POST
def anew(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """Plan it anew from today, as another scenario."""
    found = roadmap_for(request, roadmap_id, rules.may_plan)
    name = free_name(_("%(name)s, from today") % {"name": found.name}, newest_answers(found))
    try:
        made = plan_anew(found, name=name, by=person(request).actor)
    except Invalid as refusal:
        messages.error(request, refusal.message)
        return redirect("diagnostic:roadmap", found.id)
    messages.success(request, _("What is done counts as done. Look at the money that is left, then search."))
    return redirect("diagnostic:wishes", made.id)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """Ask, then delete a scenario for good."""
    found = roadmap_for(request, roadmap_id, rules.may_plan)
    if request.method == "GET":
        return render(request, "diagnostic/roadmaps/delete.html", {"one": found})
    try:
        delete_roadmap(found, by=person(request).actor)
    except Invalid as refusal:
        messages.error(request, refusal.message)
        return redirect("diagnostic:roadmap", found.id)
    messages.success(request, _("The scenario is deleted."))
    return redirect("diagnostic:roadmaps", found.assessment_id)
