"""The scenarios of a draft, played."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.checking import checks
from hanse.frame.tools.designer.presenters.places import part_href
from hanse.frame.tools.designer.presenters.scenarios import story_lines
from hanse.frame.tools.designer.seeing import seen
from hanse.frame.tools.designer.views.asking import drafting


@require_safe
@drafting
def page(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    looked = seen(draft)
    told = story_lines(looked.procedure, get_language() or "en") if looked.procedure else []
    hrefs = {one.number: part_href(draft, ("scenarios", one.number)) for one in told}
    context = {"draft": draft, "around": around(draft, "scenarios"), "stories": told, "hrefs": hrefs}
    return render(request, "designer/scenarios.html", context | {"checks": checks(draft, looked)})
