from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.identity.errors import MandateExists
from hanse.identity.models import Mandate, User
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid


@transaction.atomic
def grant_mandate(
    *, user: User, party_id: UUID, role: str, by: Actor, starts_on: date | None = None, ends_on: date | None = None
) -> Mandate:
    """Let a person act for a party in a role. Raises `MandateExists`, or `Invalid` on its dates."""
    first = starts_on or today()
    if ends_on is not None and ends_on < first:
        raise Invalid(_("The last day is before the first. Choose a later last day."), field="ends_on")
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
