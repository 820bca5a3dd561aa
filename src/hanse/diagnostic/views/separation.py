"""What separates the cities one level above a city from it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.enums import State
from hanse.diagnostic.presenters.separation import separation_page
from hanse.diagnostic.views.asking import allowed
from hanse.ui.charts import picture_file


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The questions at which they answer most otherwise, and the solutions that move them."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    if found.state != State.SUBMITTED:
        raise Http404
    page = separation_page(found, get_language() or "en")
    files = picture_file(request, {"questions": page.picture})
    return files or render(request, "diagnostic/separation.html", {"page": page})
