from django.db import transaction

from hanse.identity.public import Mandate, Party, PartyKind, User, end_mandate, grant_mandate, invite_person
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.members.charter.charter import Office
from hanse.members.enums import StaffRole


@transaction.atomic
def add_office_staff(
    office: Office, *, email: str, by: User, name: str = "", language: str = "", message: str = ""
) -> User:
    """Invite a person to a regional office: she works for the members of its area, and for no others.

    Raises MandateExists where she works there already.
    """
    return invite_person(
        email=email,
        name=name,
        party=_party(office, by.actor),
        role=StaffRole.REGIONAL,
        language=language or by.language,
        message=message,
        by=by.actor,
        invited_by=str(by),
    )


@transaction.atomic
def give_office(office: Office, user: User, *, by: Actor) -> Mandate:
    """Let a person who is known already work for a regional office, without a letter. Raises MandateExists."""
    return grant_mandate(user=user, party_id=_party(office, by).pk, role=StaffRole.REGIONAL, by=by)


@transaction.atomic
def remove_office_staff(mandate: Mandate, *, by: Actor) -> None:
    """She does not work for the office any more, from this moment on."""
    end_mandate(mandate, by=by)


def _party(office: Office, by: Actor) -> Party:
    """The office's party, made when its first person comes."""
    known = {"kind": PartyKind.ORGANISATION, "name": str(office.name)}
    party, made = Party.objects.get_or_create(id=office.party_id, defaults=known)
    if made:
        audit.record("members.ensure_office", by=by, on=party, party_id=party.id)
    return party
