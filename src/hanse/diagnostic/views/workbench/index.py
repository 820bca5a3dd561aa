"""The workbench of a round: what can be looked at, the runs there are, and beginning one."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions.run import start_run
from hanse.diagnostic.engine.study.settings import settings_json
from hanse.diagnostic.enums import StudyKind
from hanse.diagnostic.models import Round
from hanse.diagnostic.presenters.run.page import ASKS, workbench
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.diagnostic.views.workbench.forms import FORMS
from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import Invalid
from hanse.kernel.rights import require


def _round(request: HttpRequest, round_id: UUID) -> Round:
    require(rules.may_run_rounds, viewer_of(request.user))
    return round_by_id(round_id)


@never_cache
@login_required
@require_safe
def index(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """What can be looked at, and the runs over this round."""
    page = workbench(_round(request, round_id), request.GET.get("page", "1"))
    return render(request, "diagnostic/workbench/index.html", {"page": page})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, round_id: UUID, study: str) -> HttpResponse:
    """The settings of a new run; a job computes it."""
    round_ = _round(request, round_id)
    if study not in StudyKind.values:
        raise Http404
    kind, scheme = StudyKind(study), framework(*round_.method)
    given = request.POST if request.method == "POST" else None
    form = FORMS[kind](given, scheme=scheme, speak=Speaker(scheme, get_language() or "en"))
    if request.method == "POST" and form.is_valid():
        settings, by = settings_json(form.settings()), person(request).actor
        try:
            run = start_run(round_, kind=kind, settings=settings, seed=form.seed, by=by)
        except Invalid as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("The run was begun. You can leave this page: it goes on without you."))
            return redirect("diagnostic:run", run.id)
    values = {"form": form, "round": round_, "kind": kind, "asks": ASKS[kind]}
    return render(request, "diagnostic/workbench/begin.html", values)
