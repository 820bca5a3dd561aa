"""What a person can work on: her cities, their assessments, the open rounds."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions import open_assessment
from hanse.diagnostic.errors import AssessmentExists
from hanse.diagnostic.presenters.round import rounds_to_run
from hanse.diagnostic.presenters.work import other_members, work_of
from hanse.diagnostic.queries.assessments import assessments_of
from hanse.diagnostic.queries.barring import demand
from hanse.diagnostic.queries.reviewing import examines
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.diagnostic.views.quick_scan.holding import waiting_scan
from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import NotThere
from hanse.members.public import city


@never_cache
@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The person's cities, each with its assessments and the rounds it can begin."""
    viewer = viewer_of(request.user)
    runs_rounds = rules.may_run_rounds.test(viewer, None)
    values = {
        "cities": (cities := work_of(viewer, get_language() or "en")),
        "others": other_members(viewer, cities),
        "reviews": examines(viewer),
        "runs_rounds": runs_rounds,
        "holds_scan": waiting_scan(request) is not None,
        "rounds": rounds_to_run() if runs_rounds else (),
    }
    return render(request, "diagnostic/work.html", values)


@login_required
@require_POST
def begin(request: HttpRequest, city_id: UUID, round_id: UUID) -> HttpResponse:
    """Begin a city's assessment in a round; where a colleague was faster, go to hers."""
    chosen, round_ = city(city_id), round_by_id(round_id)
    if chosen is None:
        raise NotThere(_("There is no such city."))
    demand(rules.may_open_assessment, viewer_of(request.user), chosen)
    try:
        made = open_assessment(city=chosen, round_=round_, by=person(request).actor)
    except AssessmentExists:
        made = assessments_of([city_id]).filter(round=round_)[0]
    return redirect("diagnostic:assessment", made.id)
