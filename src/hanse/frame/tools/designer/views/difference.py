"""What a draft changes against what is online."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.checking import checks
from hanse.frame.tools.designer.presenters.difference import difference_page
from hanse.frame.tools.designer.seeing import seen
from hanse.frame.tools.designer.views.asking import drafting


@require_safe
@drafting
def page(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    looked = seen(draft)
    found = difference_page(looked.procedure) if looked.procedure else None
    context = {"draft": draft, "around": around(draft, "difference"), "page": found, "checks": checks(draft, looked)}
    return render(request, "designer/difference.html", context)
