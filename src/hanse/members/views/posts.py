"""The network's posts: who holds them, for everybody; who stands and who was chosen, by the secretariat."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import HanseError, Invalid
from hanse.members import rules
from hanse.members.actions.post import Choice, begin_term, end_term, stand_for, withdraw_candidacy
from hanse.members.charter.charter import Post
from hanse.members.forms.post import CandidacyForm, EndTermForm, TermForm
from hanse.members.presenters.post import post_sections, posts_with_candidates
from hanse.members.queries.post import candidacy_of, post_called, term_of
from hanse.members.queries.rights import is_member
from hanse.members.queries.standing import member_named
from hanse.members.views.members import opened_to
from hanse.ui.forms import Form


@dataclass(frozen=True, slots=True)
class Asking:
    """A page that asks before something is done, and what is said afterwards."""

    title: str
    message: str


@require_safe
def holders(request: HttpRequest) -> HttpResponse:
    """Who holds the posts and who did before, for everybody."""
    inside = is_member.test(viewer_of(request.user), None)
    return render(request, "members/holders.html", {"posts": post_sections(get_language() or "en", inside=inside)})


@opened_to(rules.is_secretariat)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "members/posts.html", {"posts": posts_with_candidates(get_language() or "en")})


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def stand(request: HttpRequest, post: str) -> HttpResponse:
    """Enter somebody who stands for a post."""
    wanted = post_called(post)

    def act(*, member: str, **said: Any) -> None:
        stand_for(wanted, member_named(member, "member"), by=person(request).actor, **said)

    asking = Asking(_("Enter a candidate: %(post)s") % {"post": _name(wanted)}, _("The candidate is entered."))
    return _asked(request, CandidacyForm(request.POST or None), act, asking)


@opened_to(rules.is_secretariat)
@require_POST
def withdraw(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    withdraw_candidacy(candidacy_of(candidacy_id), by=person(request).actor)
    messages.success(request, _("The candidacy is withdrawn."))
    return redirect("members:posts")


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, post: str, candidacy_id: UUID | None = None) -> HttpResponse:
    """Record who was chosen: one who stands, or somebody else."""
    wanted, standing = post_called(post), candidacy_of(candidacy_id) if candidacy_id else None
    known: dict[str, Any] = {}
    if standing:
        known = {"member": standing.party.name, "holder": standing.holder, "title": standing.title}
        known |= {"decided_on": standing.chosen_on, "starts_on": standing.chosen_on}

    def act(*, member: str, **said: Any) -> None:
        party = member_named(member, "member")
        begin_term(wanted, party, Choice(**said), by=person(request).actor, candidacy=standing)

    asking = Asking(_("Record who was chosen: %(post)s") % {"post": _name(wanted)}, _("The term is entered."))
    return _asked(request, TermForm(request.POST or None, initial=known), act, asking)


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, term_id: UUID) -> HttpResponse:
    """Somebody leaves before her time."""
    term = term_of(term_id)

    def act(**said: Any) -> None:
        end_term(term, by=person(request).actor, **said)

    asking = Asking(_("End the term of %(name)s") % {"name": term.holder}, _("The term has ended."))
    return _asked(request, EndTermForm(request.POST or None), act, asking)


def _name(post: Post) -> str:
    return post.name.in_language(get_language() or "en")


def _asked(request: HttpRequest, form: Form, act: Callable[..., None], asking: Asking) -> HttpResponse:
    """Ask with a form, then do it; what is refused stands at its field."""
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except HanseError as refusal:
            field = refusal.field if isinstance(refusal, Invalid) else ""
            form.add_error(field if field in form.fields else None, refusal.message)
        else:
            messages.success(request, asking.message)
            return redirect("members:posts")
    context = {"form": form, "title": asking.title}
    return render(request, "members/ask_post.html", context, status=422 if form.errors else 200)
