"""The way of a case as a picture."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hanse.frame.tools.designer.errors import NoSuchPart
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.picture import picture_page
from hanse.frame.tools.designer.seeing import seen
from hanse.frame.tools.designer.views.asking import drafting
from hanse.kernel.downloads import MEDIA, attachment


@require_safe
@drafting
def page(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    found = picture_page(seen(draft), get_language() or "en")
    return render(request, "designer/picture.html", {"draft": draft, "around": around(draft, "picture"), "page": found})


@require_safe
@drafting
def file(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    """For the page, or to take away."""
    found = picture_page(seen(draft), get_language() or "en")
    if found is None:
        raise NoSuchPart
    if "take" in request.GET:
        return attachment(found.svg, "svg", draft.service, otherwise="way")
    return HttpResponse(found.svg, content_type=MEDIA["svg"])
