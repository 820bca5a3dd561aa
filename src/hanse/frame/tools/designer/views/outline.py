"""The parts of a draft in a list."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.beside import beside
from hanse.frame.tools.designer.views.asking import drafting


@require_safe
@drafting
def page(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    context = {"draft": draft, "around": around(draft, "outline"), **beside(draft)}
    return render(request, "designer/outline.html", context)
