"""The secretariat's pages on members: all of them, one with its history, and what is done with a membership."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
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
from rules.predicates import Predicate

from hanse.identity.public import Party, Viewer, person, viewer_of
from hanse.kernel.actor import Actor
from hanse.kernel.downloads import attachment
from hanse.kernel.errors import Conflict, HanseError, NotThere
from hanse.kernel.rights import require
from hanse.members import rules
from hanse.members.actions import change_city, end_membership, resume_member, suspend_member
from hanse.members.actions.name import rename_member
from hanse.members.charter.charter import Office
from hanse.members.charter.current import charter
from hanse.members.documents.members import members_csv
from hanse.members.enums import EndReason
from hanse.members.forms.membership import EndForm, FactsForm, ReasonForm, RenameForm
from hanse.members.models import City
from hanse.members.presenters.dues import invoice_page
from hanse.members.presenters.member import filters, member_lines, member_page, wanted_in
from hanse.members.presenters.saved_view import columns, said_of, view_lines
from hanse.members.queries.dues import invoices_of
from hanse.members.queries.listing import Wanted, every_member, members_page
from hanse.members.queries.office import offices_of
from hanse.members.queries.people import known_member
from hanse.members.queries.saved_view import views_for
from hanse.members.queries.standing import known_as, member_named, memberships_of, party_of, standing_of, suspensions_of
from hanse.members.validators import region_of
from hanse.members.views.asking import add_refusal
from hanse.ui.forms import Form

type View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Asking:
    """A page that asks before something is done: what it is, with which form, what is said afterwards.

    `first` is what stands in the form before anybody writes.
    """

    what: str
    form_of: type[Form]
    act: Callable[..., None]
    message: str
    first: dict[str, Any] | None = None


def opened_to(right: Predicate) -> Callable[[View], View]:
    """A page of those who have a right to all members, or to those of their regional office."""

    def guard(view: View) -> View:
        @never_cache
        @login_required
        @wraps(view)
        def opened(request: HttpRequest, **names: Any) -> HttpResponse:
            require(right, viewer_of(request.user))
            return view(request, **names)

        return opened

    return guard


def _wanted(request: HttpRequest) -> tuple[Wanted, tuple[Office, ...]]:
    """Which members are asked for, and the offices among which somebody can choose: her own, or all."""
    viewer = viewer_of(request.user)
    if rules.is_secretariat.test(viewer, None):
        return wanted_in(request.GET.dict()), tuple(charter().offices.values())
    own = offices_of(viewer)
    return wanted_in(request.GET.dict(), [one.key for one in own]), own


def wanted_by(request: HttpRequest) -> Wanted:
    """Which members an address asks for, of those that whoever looks may see."""
    return _wanted(request)[0]


def offices_among(viewer: Viewer) -> list[str]:
    """Where somebody works: the empty key is the secretariat."""
    return [""] if rules.is_secretariat.test(viewer, None) else [one.key for one in offices_of(viewer)]


@opened_to(rules.may_see_members)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Members found by a word, a kind, a region, or what they lack; a regional office sees those that it serves."""
    (wanted, offices), language = _wanted(request), get_language() or "en"
    viewer = viewer_of(request.user)
    page = members_page(wanted, request.GET.get("page"))
    context = {
        "wanted": wanted,
        "filters": filters(wanted, language, offices),
        "page": page,
        "lines": member_lines(page, language),
        "asked": request.GET.urlencode(),
        "columns": columns(wanted),
        "views": view_lines(views_for(viewer, offices_among(viewer)), viewer, wanted),
        "said": said_of(wanted),
    }
    return render(request, "members/members.html", context)


@opened_to(rules.may_see_members)
@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The members of the page as CSV, all of them."""
    lines = member_lines(every_member(_wanted(request)[0]), get_language() or "en")
    return attachment(members_csv(lines), "csv", "members")


@opened_to(rules.may_see_members)
@require_safe
def member(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """One with its history; what is done with a membership is the secretariat's."""
    party, viewer = party_of(party_id), viewer_of(request.user)
    require(rules.may_see_member, viewer, known_as(party))
    decides = rules.is_secretariat.test(viewer, None)
    found = [invoice_page(one, get_language() or "en") for one in invoices_of([party_id])] if decides else []
    context = {"page": _page(party), "may_decide": decides, "dues": decides and charter().dues, "invoices": found}
    return render(request, "members/member.html", context)


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """How and when it ended; its people lose what came of it that day."""

    def act(party: Party, by: Actor, *, reason: str, into: str, **said: Any) -> None:
        merged = member_named(into) if reason == EndReason.MERGED else None
        end_membership(party, reason=EndReason(reason), into=merged, by=by, **said)

    return _asked(request, party_of(party_id), Asking("end", EndForm, act, _("Its membership has ended.")))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """Another name from today on; the former one is kept, and found."""

    def act(party: Party, by: Actor, *, name: str, because: str) -> None:
        rename_member(known_member(party.pk), name=name, because=because, by=by)

    return _asked(request, party_of(party_id), Asking("rename", RenameForm, act, _("It has its new name.")))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """The facts of a city put right; its region follows its country."""
    city = known_member(party_id)
    if not isinstance(city, City):
        raise NotThere(_("There is no such member."))

    def act(_party: Party, by: Actor, *, country: str, population: Decimal | None, website: str) -> None:
        region = city.region if country == city.country else region_of(country)
        whole = None if population is None else int(population)
        change_city(city, country=country, region=region, population=whole, website=website, by=by)

    first = {"country": city.country, "population": city.population, "website": city.website}
    return _asked(request, city.party, Asking("correct", FactsForm, act, _("Saved."), first))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def suspend(request: HttpRequest, party_id: UUID) -> HttpResponse:
    def act(party: Party, by: Actor, *, because: str) -> None:
        suspend_member(party, because=because, by=by)

    return _asked(request, party_of(party_id), Asking("suspend", ReasonForm, act, _("Its membership is suspended.")))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest, party_id: UUID) -> HttpResponse:
    def act(party: Party, by: Actor, *, because: str) -> None:
        resume_member(party, because=because, by=by)

    return _asked(request, party_of(party_id), Asking("resume", ReasonForm, act, _("It has its rights again.")))


def _asked(request: HttpRequest, party: Party, asking: Asking) -> HttpResponse:
    """Ask with a form, then do it; what is refused stands at its field."""
    form = asking.form_of(request.POST or None, initial=asking.first)
    if request.method == "POST" and form.is_valid():
        try:
            asking.act(party, person(request).actor, **form.cleaned_data)
        except Conflict as refusal:
            messages.info(request, refusal.message)
            return redirect("members:member", party.id)
        except HanseError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, asking.message)
            return redirect("members:member", party.id)
    context = {"form": form, "page": _page(party), "what": asking.what}
    return render(request, "members/ask.html", context, status=422 if form.errors else 200)


def _page(party: Party) -> Any:
    standing = standing_of(party.id)
    return member_page(party, standing, memberships_of(party.id), suspensions_of(party.id), get_language() or "en")
