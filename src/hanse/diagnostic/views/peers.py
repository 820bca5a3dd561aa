"""A city beside a group of others."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.documents.peers import peers_csv, peers_xlsx
from hanse.diagnostic.enums import State
from hanse.diagnostic.presenters.peers import PeersPage, peers_page
from hanse.diagnostic.views.asking import allowed
from hanse.kernel.downloads import attachment
from hanse.ui.charts import picture_file

FILES = {"csv": peers_csv, "xlsx": peers_xlsx}


def _page(request: HttpRequest, assessment_id: UUID) -> PeersPage:
    found = allowed(request, assessment_id, rules.may_see_assessment)
    submitted = found.state == State.SUBMITTED
    page = peers_page(found, request.GET.dict(), get_language() or "en") if submitted else None
    if page is None:
        raise Http404
    return page


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The city's scores beside the median and quartiles of the group that the address asks for."""
    page = _page(request, assessment_id)
    group = page.compared
    charts = {"dimensions": group.picture, "levels": group.levels, "course": group.course} if group else {}
    return picture_file(request, charts) or render(request, "diagnostic/peers.html", {"page": page})


@never_cache
@login_required
@require_safe
def download(request: HttpRequest, assessment_id: UUID, file_kind: str) -> HttpResponse:
    """The same as a file."""
    page = _page(request, assessment_id)
    if file_kind not in FILES:
        raise Http404
    one = page.assessment
    return attachment(FILES[file_kind](page), file_kind, one.city.name, one.round.name, "peers")
