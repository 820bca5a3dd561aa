"""The start page of the secretariat and its regional offices, and whom their letters do not reach."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hanse.identity.public import viewer_of
from hanse.members import rules
from hanse.members.desk import cards_for
from hanse.members.queries.desk import unreached
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
    viewer = viewer_of(request.user)
    keys = [""] if rules.is_secretariat.test(viewer, None) else [one.key for one in offices_of(viewer)]
    found = [one for key in keys for one in unreached(key)]
    return render(request, "members/unreached.html", {"people": found})
