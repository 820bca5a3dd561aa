from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.public import Mandate, User, end_mandate, invite_person
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.members.enums import Role
from hanse.members.errors import LastCoordinator, OwnApproval
from hanse.members.models import City
from hanse.members.queries import people_of


@transaction.atomic
def add_person(
    *, city: City, email: str, role: str, by: User, name: str = "", language: str = "", message: str = ""
) -> User:
    """Give a person a role at a city and write to her; a person not yet known can set a password by the letter's link.

    Raises `Invalid` for a role that no city has, and `OwnApproval`.
    """
    if role not in Role.values:
        raise Invalid(_("Choose a role."), field="role")
    if settings.FOUR_EYES and role == Role.APPROVER and email.strip().lower() == by.email:
        words = _("Nobody makes herself approver: invite a colleague. If you work alone, the secretariat names you.")
        raise OwnApproval(words, field="role")
    return invite_person(
        email=email,
        name=name,
        party=city.party,
        role=role,
        language=language or by.language,
        message=message,
        by=by.actor,
        invited_by=str(by),
    )


@transaction.atomic
def remove_person(mandate: Mandate, *, by: Actor) -> None:
    """End a person's role at a city at once. Raises `LastCoordinator` where nobody would be left to coordinate."""
    if mandate.role == Role.COORDINATOR:
        # Of two who remove each other at once, the second finds the first gone.
        City.objects.select_for_update(no_key=True).get(party_id=mandate.party_id)
        others = people_of(mandate.party_id, Role.COORDINATOR).exclude(id=mandate.id)
        if not others.exists():
            raise LastCoordinator(_("A city needs a coordinator. Name another one first."))
    end_mandate(mandate, by=by)
