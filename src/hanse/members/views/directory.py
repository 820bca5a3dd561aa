"""The directory of members, open to everyone: a list, a map, and a page of each member.

A browser or proxy may keep these pages but asks each time whether they still hold: a consent taken back ends at once.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page, require_safe

from hanse.host.revalidation import asked_again
from hanse.identity.public import viewer_of
from hanse.kernel.downloads import attachment
from hanse.members import rules
from hanse.members.documents.directory import directory_csv
from hanse.members.panels import panels_of
from hanse.members.presenters.directory import directory_lines, directory_page
from hanse.members.presenters.profile import listed_page, post_lines
from hanse.members.queries.profile import listed_member, posts_held
from hanse.members.queries.rights import is_member
from hanse.ui.charts import picture_file


@conditional_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The members that are sought, on a map and as a list."""
    page = directory_page(request.GET.dict(), get_language() or "en", inside=is_inside(request))
    pictures = {"map": page.map}
    context = {"page": page, "asked": request.GET.urlencode()}
    return asked_again(request, picture_file(request, pictures) or render(request, "members/directory.html", context))


@conditional_page
@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The same as CSV, all of them."""
    lines = directory_lines(request.GET.dict(), get_language() or "en", inside=is_inside(request))
    return asked_again(request, attachment(directory_csv(lines), "csv", "directory"))


@conditional_page
@require_safe
def member(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """What one member has opened to who looks, and what other domains show of it."""
    found, language, inside = listed_member(party_id), get_language() or "en", is_inside(request)
    if not (inside or found.profile.is_listed):
        raise Http404
    viewer = viewer_of(request.user)
    context = {
        "page": listed_page(found, language, inside=inside),
        "posts": post_lines(posts_held(party_id), language),
        "panels": panels_of(party_id, viewer, language) if found.is_member else [],
        "may_edit": rules.may_edit_profile.test(viewer, party_id),
    }
    return asked_again(request, render(request, "members/listed.html", context))


def is_inside(request: HttpRequest) -> bool:
    """Whether somebody of a member, or of those who serve them, looks."""
    return is_member.test(viewer_of(request.user), None)
