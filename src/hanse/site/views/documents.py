"""Documents of the site as downloads that no browser opens in the page's place."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from hanse.identity.public import viewer_of
from hanse.kernel.files import as_download, media_type_of
from hanse.site import rules
from hanse.site.models import PageDocument
from hanse.site.queries.documents import is_public

FRESH_S = 300


@require_safe
def document(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """One to which a live page leads; any, for who writes pages. Under a former name it is led to."""
    found = get_object_or_404(PageDocument, pk=number)
    public = is_public(found)
    if not (public or rules.may_edit.test(viewer_of(request.user), None)):
        raise Http404
    if name != found.filename:
        return redirect(found.url)
    response = as_download(found.file.open("rb"), found.filename, media_type_of(found.filename))
    if public:
        del response.headers["Cache-Control"]
        patch_cache_control(response, public=True, max_age=FRESH_S)
    return response
