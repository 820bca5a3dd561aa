"""Who works in an office, and who designs services. The authority is the party for which offices work."""

from datetime import date

from django.conf import settings
from django.db import transaction

from hanse.frame.enums import AUTHORITY_ID, DESIGNER, role_of
from hanse.identity.public import Mandate, Party, PartyKind, User, grant_mandate
from hanse.kernel import audit
from hanse.kernel.actor import Actor


@transaction.atomic
def appoint_officer(user: User, office: str, *, by: Actor, ends_on: date | None = None) -> Mandate:
    """Let a person work in an office. Raises MandateExists where she does already."""
    authority = ensure_authority(by=by)
    mandate = grant_mandate(user=user, party_id=authority.id, role=role_of(office), by=by, ends_on=ends_on)
    audit.record("frame.appoint_officer", by=by, on=mandate, party_id=authority.id, detail={"office": office})
    return mandate


@transaction.atomic
def appoint_designer(user: User, *, by: Actor) -> Mandate:
    """Let a person design services. Raises MandateExists where she does already."""
    authority = ensure_authority(by=by)
    mandate = grant_mandate(user=user, party_id=authority.id, role=DESIGNER, by=by)
    audit.record("frame.appoint_designer", by=by, on=mandate, party_id=authority.id)
    return mandate


def ensure_authority(*, by: Actor) -> Party:
    """The authority that runs this site's services, made when it is first needed."""
    authority, made = Party.objects.get_or_create(
        id=AUTHORITY_ID, defaults={"kind": PartyKind.ORGANISATION, "name": settings.SITE_NAME}
    )
    if made:
        audit.record("frame.ensure_authority", by=by, on=authority)
    return authority
