"""Pages of the public site, and its pictures."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from hanse.site.models import Drawing
from hanse.site.queries.pages import homes, page_at

FRESH_S = 60
A_YEAR_S = 365 * 24 * 3600


@require_safe
@conditional_page
def page(request: HttpRequest, address: str = "") -> HttpResponse:
    """A page in the reader's language or, where it has not been translated, in the site's own, and marked so."""
    found = page_at(address, translation.get_language() or "", homes())
    if found is None:
        raise Http404
    return kept(request, render(request, found.page.template, found.page.get_context(request)))


def kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What a visitor sees, anybody may keep for a minute; pages around a person's name are hers alone."""
    if request.user.is_anonymous:
        patch_cache_control(response, public=True, max_age=FRESH_S)
    return response


@require_safe
@cache_control(public=True, max_age=A_YEAR_S, immutable=True)
def picture(_request: HttpRequest, name: str) -> FileResponse:
    """A picture in one size. A changed picture has another name."""
    drawing = get_object_or_404(Drawing, file__endswith=f"/{name}")
    return FileResponse(drawing.file.open("rb"))


def closed(_request: HttpRequest, **_named: Any) -> HttpResponse:
    """Pages of the editor for what is settled elsewhere: sign-in, accounts and rights."""
    raise Http404
