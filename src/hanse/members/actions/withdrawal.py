"""A member leaves by its own will: from a day on, with a reason, and taken back as long as that day has not come."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.public import Party, User, holders_of, recipient
from hanse.kernel import audit, notices, outbox
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.members.actions.membership import certify, end_membership
from hanse.members.enums import NETWORK_ID, EndReason, StaffRole
from hanse.members.errors import EndsAlready, NoMember
from hanse.members.models import Membership, Suspension
from hanse.ui import formats

OWN = (EndReason.WITHDREW, EndReason.CHANGED)
"""Ends that a member's will may move: its own, and the one with which another kind of membership begins."""


@transaction.atomic
def withdraw_member(party: Party, *, because: str, leaves_on: date | None, by: User) -> Membership:
    """End the membership by the member's will from a day on, today where none is named; the secretariat is told.

    Raises NoMember, EndsAlready where others have decided how it ends, and Invalid without a reason or for a day that
    has passed.
    """
    day = leaves_on or today()
    if day < today():
        raise Invalid(_("That day has passed. Choose today or a later one."), field="leaves_on")
    Party.objects.select_for_update(no_key=True).get(pk=party.pk)
    decided = Membership.objects.filter(party=party, ends_on__gt=today()).exclude(end_reason__in=OWN).first()
    if decided is not None and decided.ends_on is not None:
        words = _("It is decided that this membership ends on %(day)s. Write to the secretariat.")
        raise EndsAlready(words % {"day": formats.date(decided.ends_on)})
    ended = end_membership(party, reason=EndReason.WITHDREW, because=because, by=by.actor, ends_on=day)
    _tell(party, by, {"day": day, "because": ended.because, "leaves": True})
    return ended


@transaction.atomic
def stay_member(party: Party, *, by: User) -> Membership:
    """Take a withdrawal back whose day has not come. Raises NoMember where there is none."""
    Party.objects.select_for_update(no_key=True).get(pk=party.pk)
    found = Membership.objects.filter(party=party, ends_on__gt=today(), end_reason=EndReason.WITHDREW).first()
    if found is None:
        raise NoMember(_("There is no withdrawal that could be taken back: it has taken effect, or there was none."))
    # Who was suspended is so as before: the day of leaving was to be the last of that as well.
    Suspension.objects.filter(party=party, ends_on=found.ends_on).update(ends_on=None)
    found.ends_on, found.end_reason, found.because = None, "", ""
    found.save(update_fields=["ends_on", "end_reason", "because"])
    certify(party, until=None)
    audit.record("members.stay_member", by=by.actor, on=found, party_id=party.pk)
    outbox.emit("members.membership_changed", {"party": str(party.pk), "what": "stay_member"})
    _tell(party, by, {"leaves": False})
    return found


def _tell(party: Party, by: User, said: dict[str, Any]) -> None:
    for mandate in holders_of(NETWORK_ID, [StaffRole.SECRETARIAT]):
        to = recipient(mandate.user)
        link = to.link("members:member", party.pk)
        notices.send("members/withdrawal", to=to, context=said | {"party": party.name, "by": str(by), "link": link})
