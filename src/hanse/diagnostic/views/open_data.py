"""Open data: what cities publish and what is told of groups, for everybody, as files at addresses that stay.

A browser or proxy may keep a file but asks each time whether it still holds: a consent taken back ends at once.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import condition, require_safe

from hanse.diagnostic.documents.open_data import KINDS, LICENCE, SETS, Publisher, catalogue
from hanse.diagnostic.queries.publishing import published_now
from hanse.host.revalidation import asked_again


def _mark(_request: HttpRequest, **_asked: str) -> str:
    """The ETag of whatever is published now; the page names it in each language, and whoever is signed in."""
    return f'"{published_now().mark}"'


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What there is, with the meaning of each column, the licence, and the last change."""
    seen = {"sets": SETS.values(), "kinds": list(KINDS), "now": published_now(), "licence": LICENCE}
    return asked_again(request, render(request, "diagnostic/open_data.html", seen))


@require_safe
@condition(etag_func=_mark)
def file(request: HttpRequest, data_set: str, file_kind: str) -> HttpResponseBase:
    """A set as CSV or JSON."""
    if data_set not in SETS or file_kind not in KINDS:
        raise Http404
    write, media, _code = KINDS[file_kind]
    response = StreamingHttpResponse(write(SETS[data_set]), content_type=f"{media}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{data_set}.{file_kind}"'
    return _open(request, response)


@require_safe
@condition(etag_func=_mark)
def description(request: HttpRequest) -> HttpResponseBase:
    """The catalogue by DCAT-AP, as JSON-LD."""
    return _open(request, HttpResponse(catalogue(publisher(), published_now()), content_type="application/ld+json"))


def publisher() -> Publisher:
    """The site itself; addresses are those of its English pages, which stay."""
    root = settings.SITE_URL.rstrip("/")
    with override("en"):
        files = {
            (key, kind): root + reverse("diagnostic:open_file", args=[key, kind]) for key in SETS for kind in KINDS
        }
        return Publisher(f"{root}/", settings.SITE_NAME, root + reverse("diagnostic:open_data"), files)


def _open(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return asked_again(request, response)
