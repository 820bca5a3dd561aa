"""The people of a member: who they are, inviting one, the days of a role, ending it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from rules.predicates import Predicate

from hanse.identity.public import Mandate, coming_holders_of, person, viewer_of
from hanse.kernel.errors import Conflict, Invalid, NotThere
from hanse.kernel.rights import require
from hanse.members import rules
from hanse.members.actions.people import add_person, date_person, remove_person
from hanse.members.enums import Role
from hanse.members.errors import LastCoordinator
from hanse.members.forms.people import ConfirmedDaysForm, DaysForm, EndRoleForm, InviteForm
from hanse.members.models import City, Organisation
from hanse.members.presenters.people import people_page
from hanse.members.queries import people_of
from hanse.members.queries.people import known_member
from hanse.ui.forms import Form


def allowed(request: HttpRequest, party_id: UUID, right: Predicate) -> City | Organisation:
    """The city or organisation, where the person has the right to it. Raises NotThere, NotAllowed."""
    found = known_member(party_id)
    require(right, viewer_of(request.user), found)
    return found


def role_of(party_id: UUID, mandate_id: UUID) -> Mandate:
    """A role that somebody has at a member, today or later. Raises NotThere."""
    for mandates in (people_of(party_id), coming_holders_of(party_id, Role.values)):
        if found := mandates.filter(id=mandate_id).first():
            return found
    raise NotThere(_("This role has ended in the meantime."))


def refused(form: Form, refusal: Invalid) -> None:
    """What is refused stands at its field."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """Who works for the member; its coordinator invites more."""
    found = allowed(request, party_id, rules.may_see_people if request.method == "GET" else rules.may_edit_people)
    form = InviteForm(request.POST or None, initial={"language": get_language()}, of_city=isinstance(found, City))
    if request.method == "POST" and form.is_valid():
        try:
            add_person(party=found.party, by=person(request), **form.cleaned_data)
        except Invalid as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("%(email)s was invited.") % {"email": form.cleaned_data["email"]})
            return redirect("members:people", party_id)
    page = people_page(found, viewer_of(request.user))
    values = {"page": page, "form": form, "back": resolve_url(settings.LOGIN_REDIRECT_URL)}
    return render(request, "members/people.html", values)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def days(request: HttpRequest, party_id: UUID, mandate_id: UUID) -> HttpResponse:
    """From when until when somebody has a role."""
    found = allowed(request, party_id, rules.may_edit_people)
    mandate = role_of(party_id, mandate_id)
    confirmed = bool(request.POST.get("confirmed"))
    form = DaysForm(request.POST or None, initial={"starts_on": mandate.starts_on, "ends_on": mandate.ends_on})
    if request.method == "POST" and form.is_valid():
        try:
            date_person(mandate, by=person(request).actor, confirmed=confirmed, **form.cleaned_data)
        except LastCoordinator as refusal:
            form = ConfirmedDaysForm(request.POST)
            refused(form, refusal)
        except Invalid as refusal:
            refused(form, refusal)
        except Conflict as refusal:
            messages.info(request, refusal.message)
            return redirect("members:people", party_id)
        else:
            messages.success(request, _("The days of this role are changed."))
            return redirect("members:people", party_id)
    return _about(request, "members/days_of_role.html", found, mandate, form)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, party_id: UUID, mandate_id: UUID) -> HttpResponse:
    """Ask, then end a person's role at once."""
    found = allowed(request, party_id, rules.may_edit_people)
    try:
        mandate = role_of(party_id, mandate_id)
    except NotThere:
        return redirect("members:people", party_id)
    form, confirmed = None, bool(request.POST.get("confirmed"))
    if request.method == "POST":
        try:
            remove_person(mandate, by=person(request).actor, confirmed=confirmed)
        except LastCoordinator as refusal:
            form = EndRoleForm(request.POST)
            refused(form, refusal)
        else:
            messages.success(request, _("%(name)s no longer has this role.") % {"name": mandate.user})
            is_own = mandate.user_id == person(request).id
            return redirect(settings.LOGIN_REDIRECT_URL) if is_own else redirect("members:people", party_id)
    return _about(request, "members/remove_person.html", found, mandate, form)


def _about(
    request: HttpRequest, template: str, found: City | Organisation, mandate: Mandate, form: Any
) -> HttpResponse:
    context = {
        "member": found,
        "mandate": mandate,
        "role": Role(mandate.role).label,
        "form": form,
        "hands_over": mandate.role == Role.COORDINATOR,
    }
    return render(request, template, context, status=422 if form and form.errors else 200)
