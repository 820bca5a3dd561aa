"""All drafts, and how they begin and end."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hanse.frame.queries.inbox import A_PAGE, CutOff
from hanse.frame.tools.designer.presenters.lists import draft_lines, offered_lines
from hanse.frame.tools.designer.queries import drafts
from hanse.frame.tools.designer.views.asking import designing


@require_safe
@designing
def index(request: HttpRequest) -> HttpResponseBase:
    page = CutOff(drafts(), A_PAGE).get_page(request.GET.get("page"))
    services = offered_lines(get_language() or "en")
    return render(request, "designer/drafts.html", {"page": page, "lines": draft_lines(page), "services": services})
