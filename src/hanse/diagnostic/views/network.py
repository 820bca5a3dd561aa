"""The network for its members: who stands where, of those who share it, and what is told of groups."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.documents.network import network_csv
from hanse.diagnostic.enums import Audience
from hanse.diagnostic.presenters.network import network_page
from hanse.diagnostic.presenters.shared import shared_page
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.identity.public import viewer_of
from hanse.kernel.downloads import attachment
from hanse.kernel.rights import require
from hanse.ui.charts import picture_file


def audience_of(request: HttpRequest) -> Audience:
    """Member or secretariat. Raises NotAllowed for anybody else."""
    viewer = viewer_of(request.user)
    require(rules.may_see_network, viewer)
    return Audience.SECRETARIAT if rules.may_run_rounds.test(viewer, None) else Audience.MEMBERS


@never_cache
@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Map, list and statistics of a round; the secretariat sees every city, members those that share."""
    audience = audience_of(request)
    page = network_page(request.GET.dict(), audience, get_language() or "en")
    seen = {"page": page, "sees_all": audience is Audience.SECRETARIAT}
    return picture_file(request, page.pictures if page else {}) or render(request, "diagnostic/network.html", seen)


@never_cache
@login_required
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The lines of the page as CSV."""
    page = network_page(request.GET.dict(), audience_of(request), get_language() or "en", whole=True)
    if page is None:
        raise Http404
    return attachment(network_csv(page), "csv", "network")


@never_cache
@login_required
@require_safe
def city(request: HttpRequest, round_id: UUID, city_id: UUID) -> HttpResponse:
    """What one city shares of its results."""
    page = shared_page(round_by_id(round_id), city_id, audience_of(request), get_language() or "en")
    if page is None:
        raise Http404
    charts = {"dimensions": page.picture}
    seen = {"page": page, "may_open": rules.may_see_assessment.test(viewer_of(request.user), page.assessment)}
    return picture_file(request, charts) or render(request, "diagnostic/shared.html", seen)
