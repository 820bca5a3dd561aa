"""Regional offices: whom each serves, and who works there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hanse.identity.public import MandateExists, holders_of, person, viewer_of
from hanse.kernel.errors import Invalid
from hanse.kernel.rights import require
from hanse.members import rules
from hanse.members.actions.office import add_office_staff, remove_office_staff
from hanse.members.enums import StaffRole
from hanse.members.forms.office import OfficeStaffForm
from hanse.members.presenters.office import office_lines, office_page
from hanse.members.queries.office import office_called, staff_of_offices
from hanse.members.views.members import opened_to


@opened_to(rules.is_secretariat)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "members/offices.html", {"lines": office_lines(get_language() or "en")})


@opened_to(rules.may_see_members)
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, office: str) -> HttpResponse:
    """One office; the secretariat invites its people, who see who else works there."""
    found, viewer = office_called(office), viewer_of(request.user)
    require(rules.may_see_office if request.method == "GET" else rules.is_secretariat, viewer, found)
    form = OfficeStaffForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            add_office_staff(found, by=person(request), **form.cleaned_data)
        except (Invalid, MandateExists) as refusal:
            form.add_error("email", refusal.message)
        else:
            messages.success(request, _("%(email)s was invited.") % {"email": form.cleaned_data["email"]})
            return redirect("members:office", office)
    context = {
        "page": office_page(found, staff_of_offices()[found.party_id], get_language() or "en"),
        "form": form,
        "may_edit": rules.is_secretariat.test(viewer, None),
    }
    return render(request, "members/office.html", context, status=422 if form.errors else 200)


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, office: str, mandate_id: UUID) -> HttpResponse:
    """Ask, then end somebody's work for an office at once."""
    found = office_called(office)
    mandate = holders_of(found.party_id, [StaffRole.REGIONAL]).filter(id=mandate_id).first()
    if request.method == "GET" and mandate is not None:
        context = {"page": office_page(found, (), get_language() or "en"), "mandate": mandate}
        return render(request, "members/remove_office_staff.html", context)
    if mandate is not None:
        remove_office_staff(mandate, by=person(request).actor)
        messages.success(request, _("%(name)s no longer works for this office.") % {"name": mandate.user})
    return redirect("members:office", office)
