"""To whom letters about dues go: a member's coordinators; where it has none, its delegates, else its own address."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from hanse.identity.public import Mandate, recipient
from hanse.kernel.notices import Recipient
from hanse.members.enums import Role
from hanse.members.models import Invoice, Profile

READING = (Role.COORDINATOR, Role.DELEGATE)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who gets a letter. `leads`: she is a coordinator, who finds the invoice on the site and pays it there."""

    to: Recipient
    leads: bool


def readers_of(invoice: Invoice) -> list[Reader]:
    """Nobody where a member has no coordinator, no delegate and has given no address. At most three queries."""
    for role in READING:
        if there := holding([invoice.party_id], role):
            return [Reader(recipient(one.user), role is Role.COORDINATOR) for one in there]
    address = Profile.objects.filter(party_id=invoice.party_id).values_list("contact", flat=True).first()
    return [Reader(Recipient(address, invoice.language), leads=False)] if address else []


def coordinators_of(party_ids: Collection[UUID]) -> QuerySet[Mandate]:
    """The mandates of those to whom letters about dues go first, with their persons."""
    return holding(party_ids, Role.COORDINATOR)


def holding(party_ids: Collection[UUID], role: Role) -> QuerySet[Mandate]:
    """The mandates of people who can sign in, in a role at some members."""
    found = Mandate.objects.current().filter(party_id__in=list(party_ids), role=role, user__is_active=True)
    return found.select_related("user").order_by("user__email", "id")


def nobody_reads() -> Q:
    """Invoices of members to which no letter can be written."""
    at = {"party_id": OuterRef("party_id")}
    people = Mandate.objects.current().filter(**at, role__in=READING, user__is_active=True)
    return ~Exists(people) & ~Exists(Profile.objects.filter(**at).exclude(contact=""))
