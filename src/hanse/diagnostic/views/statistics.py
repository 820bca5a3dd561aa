"""What a round says of the index, for the secretariat."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.documents.statistics import statistics_xlsx
from hanse.diagnostic.presenters.statistics import StatisticsPage, statistics_page
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.identity.public import viewer_of
from hanse.kernel.downloads import attachment
from hanse.kernel.rights import require


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Ranks and how sure they are, weights, correlations, consistency."""
    return render(request, "diagnostic/statistics.html", {"page": _page(request, round_id)})


@never_cache
@login_required
@require_safe
def download(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The same as a workbook."""
    page = _page(request, round_id)
    if not page.chapters:
        raise Http404
    return attachment(statistics_xlsx(page), "xlsx", page.round.name, "statistics")


def _page(request: HttpRequest, round_id: UUID) -> StatisticsPage:
    require(rules.may_run_rounds, viewer_of(request.user))
    return statistics_page(round_by_id(round_id), get_language() or "en")
