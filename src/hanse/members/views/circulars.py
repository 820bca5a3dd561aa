"""Letters to the people of many members: written, looked at, sent once, and followed."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import Conflict
from hanse.kernel.ids import new_id
from hanse.kernel.rights import require
from hanse.members import rules
from hanse.members.actions.circular import (
    discard_circular,
    draft_circular,
    resume_circulars,
    send_circular,
    stop_circulars,
)
from hanse.members.enums import Role
from hanse.members.forms.circular import CircularForm, known
from hanse.members.models import Circular
from hanse.members.presenters.circular import circular_lines, preview_of, whom
from hanse.members.queries.circular import (
    circular_of,
    circular_or_none,
    circulars,
    has_stopped,
    offices_writing,
    person_in,
    progress_of,
    wanted_of,
)
from hanse.members.views.members import opened_to, wanted_by

A_PAGE = 25


@opened_to(rules.may_see_members)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request.user)
    offices = offices_writing(viewer, is_secretariat=rules.is_secretariat.test(viewer, None))
    page = Paginator(circulars(offices), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "members/circulars.html", {"page": page, "lines": circular_lines(list(page))})


@opened_to(rules.may_see_members)
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """A draft of its own: sent twice by one button, it is the same."""
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("members:edit_circular", args=[new_id()]) + asked)


@opened_to(rules.may_see_members)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, circular_id: UUID) -> HttpResponse:
    """Write it, or write it anew; the members are those that the list showed."""
    found = circular_or_none(circular_id)
    if found is not None:
        require(rules.may_see_circular, viewer_of(request.user), found)
        if found.sent_at:
            return redirect("members:circular", circular_id)
    wanted = wanted_of(found) if found else wanted_by(request)
    language = get_language() or "en"
    first = known(found.language, found.roles, found.texts) if found else known(language, [Role.COORDINATOR], {})
    form = CircularForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        office = found.office if found else _office(request, wanted.office)
        draft_circular(
            circular_id,
            wanted=wanted,
            office=office,
            roles=said["roles"],
            language=said["language"],
            texts=form.texts(),
            by=person(request),
        )
        return redirect("members:circular", circular_id)
    context = {"form": form, "whom": whom(wanted, (), language), "found": found}
    return render(request, "members/circular_form.html", context, status=422 if form.errors else 200)


@opened_to(rules.may_see_members)
@require_safe
def circular(request: HttpRequest, circular_id: UUID) -> HttpResponse:
    """A draft with whom it is for and how it reads; one that was sent with what became of it."""
    found = _allowed(request, circular_id)
    context = {"circular": found, "whom": whom(wanted_of(found), found.roles, get_language() or "en")}
    if found.sent_at:
        progress = progress_of([found])[found.id]
        return render(request, "members/circular_sent.html", {**context, "progress": progress})
    return render(request, "members/circular.html", {**context, "preview": preview_of(found)})


@opened_to(rules.may_see_members)
@require_POST
def send(request: HttpRequest, circular_id: UUID) -> HttpResponse:
    found = _allowed(request, circular_id)
    seen = request.POST.get("number", "")
    try:
        send_circular(found, seen=int(seen) if seen.isdecimal() else 0, by=person(request).actor)
    except Conflict as refusal:
        messages.info(request, refusal.message)
    else:
        messages.success(request, _("It is being sent."))
    return redirect("members:circular", circular_id)


@opened_to(rules.may_see_members)
@require_POST
def discard(request: HttpRequest, circular_id: UUID) -> HttpResponse:
    found = _allowed(request, circular_id)
    try:
        discard_circular(found, by=person(request).actor)
    except Conflict as refusal:
        messages.info(request, refusal.message)
        return redirect("members:circular", circular_id)
    messages.success(request, _("The draft is deleted."))
    return redirect("members:circulars")


@csrf_exempt  # a mail program sends it, with no cookie; whoever has the link has the right
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The end of circulars: by the button of a mail program (RFC 8058), or by that of this page; and back."""
    person_id = person_in(token)
    if request.method == "POST":
        (resume_circulars if request.POST.get("do") == "resume" else stop_circulars)(person_id)
    response = render(request, "members/circulars_stop.html", {"stopped": has_stopped(person_id)})
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _allowed(request: HttpRequest, circular_id: UUID) -> Circular:
    found = circular_of(circular_id)
    require(rules.may_see_circular, viewer_of(request.user), found)
    return found


def _office(request: HttpRequest, office: str) -> str:
    """Who writes: the secretariat whatever it looks for, a regional office as itself."""
    return "" if rules.is_secretariat.test(viewer_of(request.user), None) else office
