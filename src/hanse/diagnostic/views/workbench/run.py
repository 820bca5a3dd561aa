"""One run of the index workbench: how far it is, what came out, stopping, resuming, deleting, taking it away."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions.run import delete_run, resume_run, stop_run
from hanse.diagnostic.documents.runs import run_file, table_csv
from hanse.diagnostic.enums import StudyKind
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.models import Run
from hanse.diagnostic.presenters.run.page import run_page, run_progress
from hanse.diagnostic.queries.runs import run_by_id
from hanse.diagnostic.views.computation import progress_part
from hanse.identity.public import person, viewer_of
from hanse.kernel.actor import Actor
from hanse.kernel.downloads import attachment
from hanse.kernel.rights import require
from hanse.ui.charts import picture_file


def _run(request: HttpRequest, run_id: UUID) -> Run:
    require(rules.may_run_rounds, viewer_of(request.user))
    return run_by_id(run_id)


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Progress, then results."""
    page = run_page(_run(request, run_id), get_language() or "en")
    return picture_file(request, page.charts) or render(request, "diagnostic/workbench/run.html", {"page": page})


@never_cache
@login_required
@require_safe
def progress(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """How far it is."""
    return progress_part(request, run_progress(_run(request, run_id)))


@never_cache
@login_required
@require_safe
def download(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The whole run, for `hanse recompute`."""
    run = _run(request, run_id)
    if run.results is None:
        raise Http404
    return attachment(run_file(run), "json", run.round.name, run.kind, otherwise="run")


@never_cache
@login_required
@require_safe
def table(request: HttpRequest, run_id: UUID, name: str) -> HttpResponse:
    """One table of the results."""
    run = _run(request, run_id)
    if name not in (run.results or {}):
        raise Http404
    return attachment(table_csv(run, name), "csv", run.round.name, run.kind, name, otherwise="run")


@login_required
@require_POST
def stop(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """End the work after the part that is being computed."""
    try:
        stopped = stop_run(_run(request, run_id), by=_by(request))
    except WrongState as refusal:
        messages.info(request, refusal.message)
    else:
        if not stopped.is_under_way:  # else its page says that it is being stopped
            messages.success(request, _("Stopped. What is computed stays, and you can resume the run."))
    return redirect("diagnostic:run", run_id)


@login_required
@require_POST
def resume(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Go on where it stopped."""
    try:
        resume_run(_run(request, run_id), by=_by(request))
    except WrongState as refusal:
        messages.info(request, refusal.message)
    else:
        messages.success(request, _("The run goes on where it stopped."))
    return redirect("diagnostic:run", run_id)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Ask, then delete."""
    run = _run(request, run_id)
    if request.method == "POST":
        delete_run(run, by=_by(request))
        messages.success(request, _("The run was deleted."))
        return redirect("diagnostic:workbench", run.round_id)
    return render(request, "diagnostic/workbench/delete.html", {"run": run, "kind": StudyKind(run.kind).label})


def _by(request: HttpRequest) -> Actor:
    return person(request).actor
