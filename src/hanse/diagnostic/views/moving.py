"""A round goes over to a new version of its framework: what that would do, and the answers as they stood before."""

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
from hanse.diagnostic.actions import ask_to_move
from hanse.diagnostic.presenters.moving import former_page, moving
from hanse.diagnostic.queries.former import former_sheet
from hanse.diagnostic.queries.frameworks import newest_version
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.diagnostic.views.asking import allowed
from hanse.identity.public import person, viewer_of
from hanse.kernel.rights import require


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """What each question becomes and how many answers carry over; then let the round go over."""
    require(rules.may_run_rounds, viewer_of(request.user))
    round_ = round_by_id(round_id)
    version = newest_version(round_.framework_key)
    if round_.closed_at or version == round_.framework_version:
        messages.info(request, _("This round has no newer version to go over to."))
        return redirect("diagnostic:round", round_.id)
    if request.method == "POST":
        ask_to_move(round_, version, by=person(request).actor)
        messages.success(request, _("The round is going over. The coordinators of the cities under way get a letter."))
        return redirect("diagnostic:round", round_.id)
    page = moving(round_, version, get_language() or "en")
    return render(request, "diagnostic/move_round.html", {"page": page})


@never_cache
@login_required
@require_safe
def former(request: HttpRequest, assessment_id: UUID, former_id: UUID) -> HttpResponse:
    """The city's answers under an earlier version, to be read."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    page = former_page(former_sheet(found, former_id), get_language() or "en")
    return render(request, "diagnostic/former_answers.html", {"page": page})
