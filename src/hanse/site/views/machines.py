"""What programs read: feeds of news, the map of the site for search engines, and what these should leave alone."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from hanse.members.public import charter
from hanse.site.presenters.machines import entries
from hanse.site.presenters.machines import feed as made
from hanse.site.presenters.page import whole

FRESH_S = 300
KINDS = {
    "rss": (Rss201rev2Feed, "application/rss+xml; charset=utf-8"),
    "atom": (Atom1Feed, "application/atom+xml; charset=utf-8"),
}


@require_safe
@conditional_page
@cache_control(public=True, max_age=FRESH_S)
def feed(request: HttpRequest, kind: str) -> HttpResponse:
    """The latest news in a language, or with `?office=` those of a regional office, as RSS 2.0 or Atom."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    form, media_type = KINDS[kind]
    office = request.GET.get("office", "")
    if office and office not in charter().offices:
        raise Http404
    own = f"{request.path}?office={office}" if office else request.path
    found = made(form, language, whole(own), office)
    return HttpResponse(found.writeString("utf-8"), content_type=media_type)


@require_safe
@conditional_page
@cache_control(public=True, max_age=FRESH_S)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page in every language, each with the same page in the others."""
    return render(request, "site/sitemap.xml", {"entries": entries()}, content_type="application/xml")


@require_safe
@cache_control(public=True, max_age=FRESH_S)
def robots(_request: HttpRequest) -> HttpResponse:
    there = whole(reverse("site_root:sitemap"))
    lines = ("User-agent: *", "Disallow: /*/cms/", "Disallow: /*/account/", f"Sitemap: {there}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")
