"""A coordinator's role goes to a successor in one step, with no moment in which nobody can coordinate."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.public import Mandate, MandateExists, User, end_mandate, grant_mandate, person_at, recipient
from hanse.kernel import audit, notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import Invalid
from hanse.members.actions.people import add_person, held_member
from hanse.members.enums import Role
from hanse.members.errors import HandedOverAlready
from hanse.members.models import HandOver
from hanse.members.queries.people import others_coordinating

BY = Actor.system("members.hand_over")


@transaction.atomic
def hand_over(
    leaving: Mandate,
    *,
    email: str,
    by: User,
    name: str = "",
    language: str = "",
    stays: bool = False,
    at_once: bool = False,
) -> HandOver | None:
    """Make somebody coordinator in a coordinator's place, who leaves, or stays as a contributor.

    The leaver's role ends now where the successor, or another coordinator, can sign in already, and where that is
    wished `at_once`; otherwise when the successor comes: then the row that waits for her is returned.
    Raises `Invalid` where she names herself, `HandedOverAlready`.
    """
    held_member(leaving.party_id)
    current = Mandate.objects.current().filter(id=leaving.id, role=Role.COORDINATOR).select_related("user", "party")
    held = current.first()
    if held is None or HandOver.objects.filter(leaving=leaving, settled_at=None).exists():
        raise HandedOverAlready(_("This role has ended, or is on its way to a successor already."))
    if person_at(email) == held.user:
        raise Invalid(_("That is the person who hands the role over. Name somebody else."), field="email")
    successor = add_person(party=held.party, email=email, role=Role.COORDINATOR, by=by, name=name, language=language)
    made = HandOver.objects.create(leaving=held, successor=successor, stays=stays)
    detail = {"successor": str(successor.id), "stays": stays, "at_once": at_once}
    audit.record("members.hand_over", by=by.actor, on=made, party_id=held.party_id, detail=detail)
    if successor.has_joined or at_once or others_coordinating(held):
        _settle(made, by=by.actor)
        return None
    return made


@transaction.atomic
def call_off(waiting: HandOver, *, by: Actor) -> None:
    """The leaver stays coordinator after all; the successor keeps her invitation. Twice changes nothing."""
    if HandOver.objects.filter(id=waiting.id, settled_at=None).update(settled_at=now()):
        audit.record("members.call_off_hand_over", by=by, on=waiting, party_id=waiting.leaving.party_id)


@transaction.atomic
def settle_hand_overs(successor_id: UUID) -> None:
    """The successor has come: whoever waited for her leaves now, and is told."""
    waiting = HandOver.objects.select_for_update(of=("self",)).filter(successor_id=successor_id, settled_at=None)
    for one in waiting.select_related("leaving__user", "leaving__party", "successor"):
        still = Mandate.objects.current().filter(
            user_id=successor_id, party_id=one.leaving.party_id, role=Role.COORDINATOR
        )
        if not still.exists():
            continue  # her invitation was taken back: the leaver goes on
        if _settle(one, by=BY):
            _tell(one)


def _settle(one: HandOver, *, by: Actor) -> bool:
    """Whether the leaver had the role until now. Who stays, stays no longer than her last day; once it is over, not."""
    held = Mandate.objects.current().filter(id=one.leaving_id).select_related("user").first()
    if held is not None and one.stays:
        with suppress(MandateExists):
            grant_mandate(user=held.user, party_id=held.party_id, role=Role.CONTRIBUTOR, by=by, ends_on=held.ends_on)
    end_mandate(one.leaving, by=by)
    HandOver.objects.filter(id=one.id).update(settled_at=now())
    return held is not None


def _tell(one: HandOver) -> None:
    to = recipient(one.leaving.user)
    said = {"party": one.leaving.party.name, "successor": str(one.successor), "stays": one.stays}
    notices.send("members/handed_over", to=to, context=said | {"link": to.link("identity:profile")})
