"""The secretariat's pages on members: all of them, one with its history, and what is done with a membership."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hanse.identity.public import Party, person, viewer_of
from hanse.kernel.actor import Actor
from hanse.kernel.downloads import attachment
from hanse.kernel.errors import Conflict, HanseError, Invalid
from hanse.kernel.rights import require
from hanse.members import rules
from hanse.members.actions import end_membership, resume_member, suspend_member
from hanse.members.documents.members import members_csv
from hanse.members.enums import EndReason
from hanse.members.forms.membership import EndForm, ReasonForm
from hanse.members.presenters.member import filters, member_lines, member_page, wanted_in
from hanse.members.queries.listing import every_member, members_page
from hanse.members.queries.standing import member_named, memberships_of, party_of, standing_of, suspensions_of
from hanse.ui.forms import Form

type View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Asking:
    """A page that asks before something is done: what it is, with which form, and what is said afterwards."""

    what: str
    form_of: type[Form]
    act: Callable[..., None]
    message: str


def _for_the_secretariat(view: View) -> View:
    @never_cache
    @login_required
    @wraps(view)
    def opened(request: HttpRequest, **names: Any) -> HttpResponse:
        require(rules.is_secretariat, viewer_of(request.user))
        return view(request, **names)

    return opened


@_for_the_secretariat
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every member, found by a word, a kind, a region, or what it lacks."""
    wanted, language = wanted_in(request.GET.dict()), get_language() or "en"
    page = members_page(wanted, request.GET.get("page"))
    context = {
        "wanted": wanted,
        "filters": filters(wanted, language),
        "page": page,
        "lines": member_lines(page, language),
        "asked": request.GET.urlencode(),
    }
    return render(request, "members/members.html", context)


@_for_the_secretariat
@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The members of the page as CSV, all of them."""
    lines = member_lines(every_member(wanted_in(request.GET.dict())), get_language() or "en")
    return attachment(members_csv(lines), "csv", "members")


@_for_the_secretariat
@require_safe
def member(request: HttpRequest, party_id: UUID) -> HttpResponse:
    return render(request, "members/member.html", {"page": _page(party_of(party_id))})


@_for_the_secretariat
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """How and when it ended; its people lose what came of it that day."""

    def act(party: Party, by: Actor, *, reason: str, into: str, **said: Any) -> None:
        merged = member_named(into) if reason == EndReason.MERGED else None
        end_membership(party, reason=EndReason(reason), into=merged, by=by, **said)

    return _asked(request, party_of(party_id), Asking("end", EndForm, act, _("Its membership has ended.")))


@_for_the_secretariat
@require_http_methods(["GET", "POST"])
def suspend(request: HttpRequest, party_id: UUID) -> HttpResponse:
    def act(party: Party, by: Actor, *, because: str) -> None:
        suspend_member(party, because=because, by=by)

    return _asked(request, party_of(party_id), Asking("suspend", ReasonForm, act, _("Its membership is suspended.")))


@_for_the_secretariat
@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest, party_id: UUID) -> HttpResponse:
    def act(party: Party, by: Actor, *, because: str) -> None:
        resume_member(party, because=because, by=by)

    return _asked(request, party_of(party_id), Asking("resume", ReasonForm, act, _("It has its rights again.")))


def _asked(request: HttpRequest, party: Party, asking: Asking) -> HttpResponse:
    """Ask with a form, then do it; what is refused stands at its field."""
    form = asking.form_of(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asking.act(party, person(request).actor, **form.cleaned_data)
        except Conflict as refusal:
            messages.info(request, refusal.message)
            return redirect("members:member", party.id)
        except HanseError as refusal:
            field = refusal.field if isinstance(refusal, Invalid) else ""
            form.add_error(field if field in form.fields else None, refusal.message)
        else:
            messages.success(request, asking.message)
            return redirect("members:member", party.id)
    context = {"form": form, "page": _page(party), "what": asking.what}
    return render(request, "members/ask.html", context, status=422 if form.errors else 200)


def _page(party: Party) -> Any:
    standing = standing_of(party.id)
    return member_page(party, standing, memberships_of(party.id), suspensions_of(party.id), get_language() or "en")
