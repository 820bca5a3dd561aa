"""A member's own membership, for its people: what it brings, its history, and leaving."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.identity.public import Party, person, viewer_of
from hanse.kernel.errors import Conflict, Invalid
from hanse.kernel.rights import require
from hanse.members import rules
from hanse.members.actions.withdrawal import stay_member, withdraw_member
from hanse.members.forms.membership import WithdrawForm
from hanse.members.presenters.member import MemberPage, member_page
from hanse.members.queries.standing import memberships_of, party_of, standing_of, suspensions_of
from hanse.members.views.people import refused


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, party_id: UUID) -> HttpResponse:
    party = party_of(party_id)
    require(rules.may_see_membership, viewer_of(request.user), party_id)
    may_decide = rules.is_coordinator.test(viewer_of(request.user), party_id)
    return render(request, "members/own_membership.html", {"page": _page(party), "may_decide": may_decide})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """Leave the network from a day on."""
    party = party_of(party_id)
    require(rules.is_coordinator, viewer_of(request.user), party_id)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_member(party, by=person(request), **form.cleaned_data)
        except Conflict as refusal:
            messages.info(request, refusal.message)
            return redirect("members:own_membership", party_id)
        except Invalid as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("The withdrawal is written down, and the secretariat was told."))
            return redirect("members:own_membership", party_id)
    context = {"form": form, "page": _page(party)}
    return render(request, "members/withdraw.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def stay(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """Take a withdrawal back before its day."""
    party = party_of(party_id)
    require(rules.is_coordinator, viewer_of(request.user), party_id)
    try:
        stay_member(party, by=person(request))
        messages.success(request, _("The withdrawal is taken back: the membership goes on."))
    except Conflict as refusal:
        messages.info(request, refusal.message)
    return redirect("members:own_membership", party_id)


def _page(party: Party) -> MemberPage:
    standing = standing_of(party.id)
    return member_page(party, standing, memberships_of(party.id), suspensions_of(party.id), get_language() or "en")
