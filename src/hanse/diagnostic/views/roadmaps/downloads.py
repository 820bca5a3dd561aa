"""A roadmap as a master plan to take away."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.documents.masterplan.files import KINDS, file_of
from hanse.diagnostic.documents.masterplan.gathering import master_plan
from hanse.diagnostic.views.roadmaps.asking import roadmap_for


@never_cache
@login_required
@require_safe
def plan(request: HttpRequest, roadmap_id: UUID, file_kind: str) -> HttpResponse:
    """The whole plan as one file, in the language of the page; its tables and days for other programs."""
    found = roadmap_for(request, roadmap_id, rules.may_see_roadmap)
    if file_kind not in KINDS:
        raise Http404
    return file_of(master_plan(found, get_language() or "en"), file_kind)
