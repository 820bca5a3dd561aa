"""The solutions of a roadmap, chosen and ordered by hand, with what that comes to."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hanse.diagnostic import rules
from hanse.diagnostic.actions import order_by_hand
from hanse.diagnostic.errors import RoadmapChanged
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.presenters.roadmaps.ordering import order_saved, ordering_page
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.laid_down import from_json
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from hanse.diagnostic.views.roadmaps.asking import roadmap_for
from hanse.identity.public import person
from hanse.kernel.digits import whole_number
from hanse.kernel.errors import Invalid


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def order(request: HttpRequest, roadmap_id: UUID) -> HttpResponse:
    """A row for every solution with when it begins; the effect stands above, before anything is saved."""
    found = roadmap_for(request, roadmap_id, rules.may_plan)
    chosen, fixed, version = _typed(request.POST, found) if request.method == "POST" else _kept(found)
    problem, saved = "", chosen
    if request.method == "POST" and request.POST.get("do") == "save":
        try:
            order_by_hand(found, chosen, fixed=fixed, version=version, by=person(request).actor)
        except Invalid as refusal:
            problem = refusal.message
        except RoadmapChanged as refusal:
            found, problem = roadmap_by_id(found.id), refusal.message
            saved, _fixed, version = _kept(found)
        else:
            messages.success(request, _("Saved."))
            return redirect("diagnostic:roadmap", found.id)
    page = ordering_page(found, chosen, fixed, get_language() or "en")
    theirs = order_saved(page, saved)
    values = {"page": page, "one": found, "version": version, "problem": problem, "theirs": theirs}
    return render(request, "diagnostic/roadmaps/order.html", values, status=422 if problem else 200)


def _kept(roadmap: Roadmap) -> tuple[dict[str, int], frozenset[str], int]:
    wishes = from_json(roadmap.wishes).wishes
    fixed = wishes.banned | {key for key, period in wishes.locked.items() if period is not None}
    return {one.solution: one.start for one in roadmap.items.all()}, frozenset(fixed), roadmap.version


def _typed(sent: QueryDict, roadmap: Roadmap) -> tuple[dict[str, int], frozenset[str], int]:
    """What the form says of the solutions that there are; whatever else it says is passed over."""
    keys = [one.key for one in grounds(roadmap).offered.solutions]
    begins = {key: whole_number(sent.get(f"start-{key}", "")) for key in keys}
    chosen = {key: start for key, start in begins.items() if start is not None and start < roadmap.periods}
    fixed = frozenset(key for key in keys if sent.get(f"fixed-{key}"))
    return chosen, fixed, whole_number(sent.get("version", "")) or 0
