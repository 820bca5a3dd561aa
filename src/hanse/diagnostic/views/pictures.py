"""The pictures of an assessment's results as files."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.presenters.pictures import PICTURES
from hanse.diagnostic.presenters.results import results_page
from hanse.diagnostic.views.asking import allowed
from hanse.ui.charts import png

MEDIA = {"svg": "image/svg+xml", "png": "image/png"}


@never_cache
@login_required
@require_safe
def picture(request: HttpRequest, assessment_id: UUID, name: str, kind: str) -> HttpResponse:
    """One picture, to take away as SVG or PNG."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    page = results_page(found, get_language() or "en")
    if page is None or name not in PICTURES or kind not in MEDIA:
        raise Http404
    chart = PICTURES[name](page)
    if chart is None:
        raise Http404
    body = chart.svg if kind == "svg" else png(chart.svg)
    response = HttpResponse(body, content_type=MEDIA[kind])
    response["Content-Disposition"] = f'attachment; filename="hanse-{name}.{kind}"'
    return response
