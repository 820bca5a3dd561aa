"""The people of a city: who they are, inviting one, ending a role."""

from collections.abc import Iterable
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

from hanse.identity.public import Mandate, User, viewer_of
from hanse.kernel.collation import in_order
from hanse.kernel.errors import Invalid, NotThere
from hanse.kernel.rights import require
from hanse.members import rules
from hanse.members.actions import add_person, remove_person
from hanse.members.enums import Role
from hanse.members.errors import LastCoordinator
from hanse.members.forms.people import InviteForm
from hanse.members.models import City
from hanse.members.queries import city, people_of


def allowed(request: HttpRequest, city_id: UUID, right: Predicate) -> City:
    """The city, where the person has the right to it. Raises NotThere, NotAllowed."""
    found = city(city_id)
    if found is None:
        raise NotThere(_("There is no such city."))
    require(right, viewer_of(request.user), found)
    return found


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, city_id: UUID) -> HttpResponse:
    """Who works for the city; its coordinator invites more."""
    found = allowed(request, city_id, rules.may_see_people if request.method == "GET" else rules.may_edit_people)
    form = InviteForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        try:
            add_person(city=found, by=request.user, **form.cleaned_data)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, _("%(email)s was invited.") % {"email": form.cleaned_data["email"]})
            return redirect("members:people", city_id)
    may_edit = rules.may_edit_people.test(viewer_of(request.user), found)
    back = resolve_url(settings.LOGIN_REDIRECT_URL)
    values = {"city": found, "people": _in_order(people_of(city_id)), "form": form, "may_edit": may_edit, "back": back}
    return render(request, "members/people.html", values)


def _in_order(people: Iterable[Mandate]) -> list[Mandate]:
    """By role, and by name within it."""
    return sorted(in_order(people, lambda one: str(one.user)), key=lambda one: list(Role).index(Role(one.role)))


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, city_id: UUID, mandate_id: UUID) -> HttpResponse:
    """Ask, then end a person's role at once."""
    found = allowed(request, city_id, rules.may_edit_people)
    mandate = people_of(city_id).filter(id=mandate_id).first()
    assert isinstance(request.user, User)
    if request.method == "GET" and mandate is not None:
        return render(request, "members/remove_person.html", {"city": found, "mandate": mandate})
    if mandate is not None:
        try:
            remove_person(mandate, by=request.user.actor)
            messages.success(request, _("%(name)s no longer has this role.") % {"name": mandate.user})
        except LastCoordinator as refusal:
            messages.error(request, refusal.message)
    return redirect("members:people", city_id)
