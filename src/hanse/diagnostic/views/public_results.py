"""Results that cities show to everyone, without sign-in.

A browser or proxy may keep these pages but asks each time whether they still hold: a consent taken back ends at once.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page, require_safe

from hanse.diagnostic.enums import Audience
from hanse.diagnostic.presenters.network import network_page
from hanse.diagnostic.presenters.shared import shared_page
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.host.revalidation import asked_again
from hanse.ui.charts import picture_file


@conditional_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Map and list of the cities that show their results to everyone."""
    page = network_page(request.GET.dict(), Audience.PUBLIC, get_language() or "en")
    shown = picture_file(request, page.pictures if page else {}) or render(
        request, "diagnostic/public_results.html", {"page": page}
    )
    return asked_again(request, shown)


@conditional_page
@require_safe
def city(request: HttpRequest, round_id: UUID, city_id: UUID) -> HttpResponse:
    """What one city shows to everyone."""
    page = shared_page(round_by_id(round_id), city_id, Audience.PUBLIC, get_language() or "en")
    if page is None:
        raise Http404
    charts, seen = {"dimensions": page.picture}, {"page": page, "public": True}
    return asked_again(request, picture_file(request, charts) or render(request, "diagnostic/shared.html", seen))
