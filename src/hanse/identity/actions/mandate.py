from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.identity.errors import MandateEnded, MandateExists
from hanse.identity.models import Mandate, User
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid


@transaction.atomic
def grant_mandate(
    *, user: User, party_id: UUID, role: str, by: Actor, starts_on: date | None = None, ends_on: date | None = None
) -> Mandate:
    """Let a person act for a party in a role. Raises `MandateExists`, or `Invalid` on its dates.

    One of the same role whose last day has passed makes way.
    """
    first = starts_on or today()
    check_days(first, ends_on)
    same = Mandate.objects.filter(user=user, party_id=party_id, role=role, ended_at=None)
    same.filter(ends_on__lt=min(first, today())).update(ended_at=now())
    try:
        with transaction.atomic():
            mandate = Mandate.objects.create(
                user=user, party_id=party_id, role=role, starts_on=first, ends_on=ends_on, granted_by_id=by.id
            )
    except IntegrityError as error:
        raise MandateExists(_("This person already has this role here.")) from error
    audit.record(
        "identity.grant_mandate", by=by, on=mandate, party_id=party_id, detail={"role": role, "user": str(user.id)}
    )
    outbox.emit("identity.mandate_granted", {"user": str(user.id), "party": str(party_id), "role": role})
    return mandate


@transaction.atomic
def date_mandate(mandate: Mandate, *, starts_on: date, ends_on: date | None, by: Actor) -> Mandate:
    """Give a mandate that has not been ended another first and last day. Raises `Invalid`, MandateEnded."""
    check_days(starts_on, ends_on)
    held = Mandate.objects.select_for_update().get(id=mandate.id)
    if held.ended_at is not None:
        raise MandateEnded(_("This role has ended in the meantime."))
    held.starts_on, held.ends_on = starts_on, ends_on
    held.save(update_fields=["starts_on", "ends_on"])
    detail = {"role": held.role, "user": str(held.user_id), "starts_on": starts_on.isoformat()}
    detail["ends_on"] = ends_on.isoformat() if ends_on else ""
    audit.record("identity.date_mandate", by=by, on=held, party_id=held.party_id, detail=detail)
    return held


def check_days(first: date, last: date | None) -> None:
    """Raises `Invalid` where the last day is before the first."""
    if last is not None and last < first:
        raise Invalid(_("The last day is before the first. Choose a later last day."), field="ends_on")


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: Actor) -> None:
    """End a mandate this moment; ending it twice changes nothing."""
    ended = Mandate.objects.filter(id=mandate.id, ended_at=None).update(ended_at=now())
    if not ended:
        return
    detail = {"role": mandate.role, "user": str(mandate.user_id)}
    audit.record("identity.end_mandate", by=by, on=mandate, party_id=mandate.party_id, detail=detail)
    outbox.emit(
        "identity.mandate_ended", {"user": str(mandate.user_id), "party": str(mandate.party_id), "role": mandate.role}
    )
