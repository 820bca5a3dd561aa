"""Members and people from a workbook: the template, the upload, what it would change, and taking that over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hanse.identity.public import person
from hanse.kernel.downloads import attachment
from hanse.kernel.errors import Conflict, Invalid
from hanse.kernel.files import XLSX, checked
from hanse.members import rules
from hanse.members.actions.roll import Choice, intake_of, receive_roll, take_roll
from hanse.members.documents.roll import roll_file
from hanse.members.forms.roll import RollForm
from hanse.members.presenters.roll import roll_page
from hanse.members.queries.roll.difference import difference_of
from hanse.members.queries.roll.platform import platform
from hanse.members.queries.roll.reading import Fault, read_roll, roll_in
from hanse.members.views.members import opened_to


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Where the workbook is taken, and given back filled in; what cannot be read is told, cell by cell."""
    form = RollForm(request.POST or None, request.FILES or None)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            file = checked(form.cleaned_data["workbook"], kinds=(XLSX,))
            roll = read_roll(file.content.read(), get_language() or "en")
        except Invalid as refusal:
            form.add_error("workbook", refusal.message)
        else:
            faults = difference_of(roll).faults
            if not faults:
                return redirect("members:roll_difference", receive_roll(roll, name=file.name, by=person(request)).id)
    context = {"form": form, "faults": faults}
    return render(request, "members/roll.html", context, status=422 if form.errors or faults else 200)


@opened_to(rules.is_secretariat)
@require_safe
def template(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return attachment(roll_file(None, get_language() or "en"), "xlsx", "members-template")


@opened_to(rules.is_secretariat)
@require_safe
def export(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """All members and their people, in the shape that an upload has."""
    return attachment(roll_file(platform(), get_language() or "en"), "xlsx", "members")


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def difference(request: HttpRequest, intake_id: UUID) -> HttpResponse:
    """What the file would change; sent, what is chosen is done."""
    intake = intake_of(intake_id, person(request))
    if request.method == "POST":
        choice = Choice(
            groups=frozenset(request.POST.getlist("take")),
            left_out=frozenset(request.POST.getlist("leave")),
            seen=request.POST.get("seen", ""),
            invite="invite" in request.POST,
        )
        try:
            done = take_roll(intake, choice, by=person(request))
        except (Conflict, Invalid) as refusal:
            messages.error(request, refusal.message)
            return redirect("members:roll_difference", intake_id)
        words = _("Taken over: members %(members)s, roles %(people)s. People invited: %(invited)s.")
        said = {"members": done.members, "people": done.people, "invited": done.invited}
        messages.success(request, words % said)
        return redirect("members:members")
    page = roll_page(intake, difference_of(roll_in(intake.content)), get_language() or "en")
    return render(request, "members/roll_difference.html", {"page": page})
