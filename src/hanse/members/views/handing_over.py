"""Handing the coordinator's role over, and calling that off while the successor has not come."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hanse.identity.public import Mandate, person
from hanse.kernel.collation import in_order
from hanse.kernel.errors import Conflict, Invalid
from hanse.members import rules
from hanse.members.actions.handing_over import call_off, hand_over
from hanse.members.forms.people import HandOverForm
from hanse.members.queries import people_of
from hanse.members.queries.people import hand_overs_at
from hanse.members.views.people import allowed, refused, role_of


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, party_id: UUID, mandate_id: UUID) -> HttpResponse:
    """Who follows a coordinator, and whether she stays."""
    found, mandate = allowed(request, party_id, rules.may_edit_people), role_of(party_id, mandate_id)
    colleagues = {one.user_id: one.user for one in people_of(party_id) if one.user_id != mandate.user_id}
    form = HandOverForm(request.POST or None, colleagues=in_order(colleagues.values()))
    if request.method == "POST" and form.is_valid():
        try:
            return _handed_over(request, mandate, form)
        except Invalid as refusal:
            refused(form, refusal)
        except Conflict as refusal:
            messages.info(request, refusal.message)
            return redirect("members:people", party_id)
    is_own = mandate.user_id == person(request).id
    context = {"member": found, "mandate": mandate, "form": form, "is_own": is_own}
    return render(request, "members/hand_over.html", context, status=422 if form.errors else 200)


def _handed_over(request: HttpRequest, mandate: Mandate, form: HandOverForm) -> HttpResponse:
    said = form.said
    waits = hand_over(mandate, by=person(request), language=mandate.user.language, **said)
    if waits:
        words = _("%(email)s was invited. The role passes on as soon as this person has signed in.")
        messages.success(request, words % {"email": said["email"]})
    else:
        messages.success(request, _("%(email)s coordinates now.") % {"email": said["email"]})
    if waits is None and mandate.user_id == person(request).id and not said["stays"]:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return redirect("members:people", mandate.party_id)


@login_required
@require_POST
def stop(request: HttpRequest, party_id: UUID, hand_over_id: UUID) -> HttpResponse:
    """The coordinator stays after all."""
    allowed(request, party_id, rules.may_edit_people)
    for waiting in hand_overs_at(party_id):
        if waiting.id == hand_over_id:
            call_off(waiting, by=person(request).actor)
            messages.success(request, _("The role stays where it is. The invitation still holds."))
    return redirect("members:people", party_id)
