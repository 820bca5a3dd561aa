"""One solution of a roadmap: what it is, what it takes, and how far it is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions import Track, keep_track
from hanse.diagnostic.errors import TrackChanged
from hanse.diagnostic.models import Roadmap, RoadmapItem
from hanse.diagnostic.presenters.roadmaps.page import planned_days
from hanse.diagnostic.presenters.roadmaps.solution import SolutionPage, solution_page
from hanse.diagnostic.views.roadmaps.asking import on_what_is_saved, roadmap_for
from hanse.diagnostic.views.roadmaps.forms import TrackForm
from hanse.identity.public import person, viewer_of
from hanse.kernel.actor import Actor
from hanse.kernel.collation import in_order
from hanse.kernel.errors import Invalid, NotThere
from hanse.members.public import WORKING_ROLES, people_of


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, roadmap_id: UUID, solution: str) -> HttpResponse:
    """A solution with its steps, people, money, risks and measures, as it is for this city."""
    found = roadmap_for(request, roadmap_id, rules.may_see_roadmap)
    page = solution_page(found, solution, get_language() or "en")
    if page is None:
        raise NotThere(_("There is no such solution."))
    item = _item(found, solution)
    may_track = item is not None and rules.may_track_roadmap.test(viewer_of(request.user), found)
    values = {"page": page, "one": found, "item": item, "may_track": may_track}
    return render(request, "diagnostic/roadmaps/solution.html", values)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def track(request: HttpRequest, roadmap_id: UUID, solution: str) -> HttpResponse:
    """Who answers for it, by when, and how far it is."""
    found = roadmap_for(request, roadmap_id, rules.may_track_roadmap)
    page, item = solution_page(found, solution, get_language() or "en"), _item(found, solution)
    if page is None or item is None:
        raise NotThere(_("This solution is not in the roadmap."))
    asked = _asked(found, page, item)
    form, theirs = TrackForm(request.POST or None, initial=_known(item), **asked), list[tuple[str, str]]()
    if request.method == "POST" and form.is_valid():
        try:
            _keep(item, form, by=person(request).actor)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        except TrackChanged as refusal:
            item.refresh_from_db()
            form, theirs = on_what_is_saved(TrackForm, request, refusal, initial=_known(item), **asked)
        else:
            messages.success(request, _("Saved."))
            return redirect("diagnostic:roadmap", found.id)
    values = {"form": form, "one": found, "page": page, "theirs": theirs}
    return render(request, "diagnostic/roadmaps/track.html", values, status=422 if form.errors else 200)


def _asked(roadmap: Roadmap, page: SolutionPage, item: RoadmapItem) -> dict[str, Any]:
    """Who could answer for it, its steps, and its days by the plan."""
    people = {one.user_id: one.user for one in people_of(roadmap.party_id, *WORKING_ROLES)}
    steps, planned = [step.title for step in page.steps], planned_days(item, page.months)
    return {"people": in_order(people.values()), "steps": steps, "planned": planned}


def _known(item: RoadmapItem) -> dict[str, Any]:
    plain = {name: getattr(item, name) for name in ("owner_words", "starts_on", "due_on", "note", "version")}
    return plain | {"owner": str(item.owner_id or ""), "steps_done": str(item.steps_done)}


def _keep(item: RoadmapItem, form: TrackForm, *, by: Actor) -> None:
    given = dict(form.cleaned_data)
    version, owner = given.pop("version") or 0, form.people.get(given.pop("owner"))
    keep_track(item, Track(**{**given, "steps_done": int(given["steps_done"])}, owner=owner), version=version, by=by)


def _item(roadmap: Roadmap, solution: str) -> RoadmapItem | None:
    return next((one for one in roadmap.items.all() if one.solution == solution), None)
