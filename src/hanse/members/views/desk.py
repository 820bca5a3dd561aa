"""The start page of the secretariat and its regional offices, whom their letters do not reach, and whose role ends."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hanse.identity.public import viewer_of
from hanse.members import rules
from hanse.members.desk import cards_for
from hanse.members.presenters.desk import ending_roles
from hanse.members.queries.desk import roles_ending, unreached
from hanse.members.queries.listing import A_PAGE
from hanse.members.queries.office import offices_of
from hanse.members.views.members import opened_to


@opened_to(rules.may_see_members)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits, of every domain, with its number and its list."""
    cards = cards_for(viewer_of(request.user), get_language() or "en")
    return render(request, "members/desk.html", {"cards": cards})


@opened_to(rules.may_see_members)
@require_safe
def lost(request: HttpRequest) -> HttpResponse:
    """People of members whose mail comes back; a regional office sees those of its members."""
    found = [one for key in _offices(request) for one in unreached(key)]
    return render(request, "members/unreached.html", {"people": found})


@opened_to(rules.may_see_members)
@require_safe
def ending(request: HttpRequest) -> HttpResponse:
    """Whose role at a member ends soon; a regional office sees those at its members."""
    page = Paginator(roles_ending(_offices(request)), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "members/ending.html", {"page": page, "roles": ending_roles(page)})


def _offices(request: HttpRequest) -> list[str]:
    """Whose members somebody sees: the empty key is all."""
    viewer = viewer_of(request.user)
    return [""] if rules.is_secretariat.test(viewer, None) else [one.key for one in offices_of(viewer)]
