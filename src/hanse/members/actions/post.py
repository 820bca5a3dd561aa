"""Standing for a post of the network, being chosen, and leaving it."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.identity.public import Party
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line
from hanse.members.charter.charter import Post
from hanse.members.enums import NETWORK_ID
from hanse.members.errors import CandidacyExists, NotEligible, PostFull
from hanse.members.models import Candidacy, Term
from hanse.members.queries.post import candidacy_of, obstacles
from hanse.members.validators import check_reason


@dataclass(frozen=True, slots=True)
class Choice:
    """Who was chosen; `decided_by` is a body's key, `despite` says why it is so though something stands against it."""

    holder: str
    starts_on: date
    title: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    minute: str = ""
    despite: str = ""


@transaction.atomic
def stand_for(
    post: Post,
    party: Party,
    *,
    holder: str,
    chosen_on: date,
    by: Actor,
    title: str = "",
    noticed_on: date | None = None,
) -> Candidacy:
    """Enter that somebody of a member stands. What stands against it is shown, and decided when it is chosen.

    Raises CandidacyExists, and Invalid with the field.
    """
    notice = noticed_on or today()
    if notice > chosen_on:
        raise Invalid(_("The notice comes before the choice."), field="noticed_on")
    known = {"holder": _name(holder), "title": one_line(title)[:200]}
    try:
        with transaction.atomic():
            made = Candidacy.objects.create(post=post.key, party=party, noticed_on=notice, chosen_on=chosen_on, **known)
    except IntegrityError as error:
        raise CandidacyExists(
            _("Somebody from this member is a candidate already on that day."), field="member"
        ) from error
    _told("stand_for", made, by, {"post": post.key, "chosen_on": chosen_on.isoformat()})
    return made


@transaction.atomic
def withdraw_candidacy(candidacy: Candidacy, *, by: Actor) -> None:
    """She does not stand any more. Raises NotThere where she was chosen or has withdrawn meanwhile."""
    held = candidacy_of(candidacy.id, hold=True)
    held.withdrawn_on = today()
    held.save(update_fields=["withdrawn_on"])
    _told("withdraw_candidacy", held, by, {"post": held.post})


@transaction.atomic
def begin_term(post: Post, party: Party, choice: Choice, *, by: Actor, candidacy: Candidacy | None = None) -> Term:
    """Somebody was chosen and holds the post for its years.

    A candidacy counts for its own post and member alone: where somebody else was chosen, it goes on standing.
    Raises NotEligible where something stands against her and `despite` does not say why that is so, PostFull where
    as many hold it as may, NotThere where the candidacy was withdrawn meanwhile, and Invalid with the field.
    """
    held = candidacy_of(candidacy.id, hold=True) if candidacy else None
    stood = held if held and (held.post, held.party_id) == (post.key, party.pk) else None
    noticed_on, day = stood.noticed_on if stood else None, choice.decided_on or choice.starts_on
    against, despite = obstacles(post, party.pk, noticed_on, day), one_line(choice.despite)[:500]
    if against and not despite:
        words = _("%(against)s Say why it is so all the same.")
        raise NotEligible(words % {"against": " ".join(against)}, field="despite")
    _room(post, party, choice.starts_on)
    made = Term.objects.create(
        post=post.key,
        party=party,
        holder=_name(choice.holder),
        title=one_line(choice.title)[:200],
        starts_on=choice.starts_on,
        ends_on=_years_on(choice.starts_on, post.years),
        decided_by=choice.decided_by,
        decided_on=choice.decided_on,
        minute=one_line(choice.minute)[:200],
        despite=despite if against else "",
    )
    if stood is not None:
        stood.term = made
        stood.save(update_fields=["term"])
    _told("begin_term", made, by, {"post": post.key, "despite": made.despite})
    return made


@transaction.atomic
def end_term(term: Term, *, ends_on: date, because: str, by: Actor) -> None:
    """She leaves the post before her time. Raises Invalid for a day outside the term, and without a reason."""
    held = Term.objects.select_for_update().get(id=term.id)
    if not held.starts_on <= ends_on <= held.ends_on:
        raise Invalid(_("Choose a day within the term."), field="ends_on")
    words = check_reason(because)
    held.ends_on, held.because = ends_on, words
    held.save(update_fields=["ends_on", "because"])
    _told("end_term", held, by, {"post": held.post, "ends_on": ends_on.isoformat(), "why": words})


def _room(post: Post, party: Party, day: date) -> None:
    """Whether a place is free. The network is held until the transaction is over: the last place is given once."""
    Party.objects.select_for_update(no_key=True).filter(pk=NETWORK_ID).first()
    holding = Term.objects.filter(post=post.key, ends_on__gt=day)
    if holding.filter(party=party).exists():
        raise PostFull(_("This member holds the post on that day."), field="starts_on")
    if post.most and holding.count() >= post.most:
        raise PostFull(
            _("All places are taken on that day. End a term first, or choose a later day."), field="starts_on"
        )


def _name(holder: str) -> str:
    words = one_line(holder)[:200]
    if not words:
        raise Invalid(_("Enter the name."), field="holder")
    return words


def _years_on(day: date, years: int) -> date:
    """The same day some years later; from 29 February, 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _told(verb: str, row: Term | Candidacy, by: Actor, detail: dict[str, str]) -> None:
    audit.record(f"members.{verb}", by=by, on=row, party_id=row.party_id, detail=detail)
    outbox.emit("members.posts_changed", {"party": str(row.party_id), "what": verb})
