"""The results as files: tables for other programs, and the report."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.documents.files import KINDS, file_of
from hanse.diagnostic.presenters.results import results_page
from hanse.diagnostic.views.asking import allowed


@never_cache
@login_required
@require_safe
def results(request: HttpRequest, assessment_id: UUID, file_kind: str) -> HttpResponse:
    """The results of an assessment as one file."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    language = get_language() or "en"
    page = results_page(found, language)
    if page is None or file_kind not in KINDS:
        raise Http404
    return file_of(page, file_kind, language)
