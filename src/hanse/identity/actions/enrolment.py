"""Parties, people and their roles entered many at once: a few statements, however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from hanse.identity.actions.mandate import check_days
from hanse.identity.enums import PartyKind
from hanse.identity.models import Mandate, Party, User
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.audit import Doing
from hanse.kernel.clock import now, today
from hanse.kernel.names import one_line

BATCH = 500


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A role that somebody, known or not, is to have at a party; without a first day it begins today."""

    email: str
    party_id: UUID
    role: str
    name: str = ""
    language: str = "en"
    starts_on: date | None = None
    ends_on: date | None = None


@transaction.atomic
def create_organisations(names: Sequence[str], *, by: Actor) -> list[Party]:
    """New parties that are organisations, in the order of their names."""
    made = [Party(kind=PartyKind.ORGANISATION, name=one) for one in names]
    Party.objects.bulk_create(made, batch_size=BATCH)
    audit.record_all("identity.create_organisation", [Doing(one, one.id) for one in made], by=by)
    return made


@transaction.atomic
def rename_parties(names: Sequence[tuple[Party, str]], *, by: Actor) -> None:
    """Give parties other names."""
    for party, name in names:
        party.name = name
    Party.objects.bulk_update([party for party, _name in names], ["name"], batch_size=BATCH)
    audit.record_all("identity.rename_party", [Doing(party, party.id) for party, _name in names], by=by)


@transaction.atomic
def enrol_people(enrolments: Sequence[Enrolment], *, by: Actor) -> list[Mandate]:
    """Give people roles without writing to them; whom nobody knows is made known. Raises `Invalid` on the days.

    Nobody may have one of the roles already.
    """
    persons = _known_or_new(enrolments)
    for one in enrolments:
        check_days(one.starts_on or today(), one.ends_on)
    over = Mandate.objects.filter(ended_at=None, ends_on__lt=today(), user__in=persons.values())
    over.filter(party_id__in={one.party_id for one in enrolments}).update(ended_at=now())
    made = [
        Mandate(
            user=persons[one.email],
            party_id=one.party_id,
            role=one.role,
            starts_on=one.starts_on or today(),
            ends_on=one.ends_on,
            granted_by_id=by.id,
        )
        for one in enrolments
    ]
    Mandate.objects.bulk_create(made, batch_size=BATCH)
    said = [{"user": str(one.user_id), "party": str(one.party_id), "role": one.role} for one in made]
    doings = [Doing(one, one.party_id, {"role": one.role, "user": str(one.user_id)}) for one in made]
    audit.record_all("identity.grant_mandate", doings, by=by)
    outbox.emit_all("identity.mandate_granted", said)
    return made


def _known_or_new(enrolments: Sequence[Enrolment]) -> dict[str, User]:
    wanted = {one.email: one for one in enrolments}
    known = {one.email: one for one in User.objects.filter(email__in=wanted)}
    fresh = [
        User(email=email, name=one_line(one.name)[:200], language=one.language)
        for email, one in wanted.items()
        if email not in known
    ]
    for one in fresh:
        one.set_unusable_password()
    User.objects.bulk_create(fresh, batch_size=BATCH)
    return known | {one.email: one for one in fresh}


@transaction.atomic
def date_mandates(days: Sequence[tuple[Mandate, date, date | None]], *, by: Actor) -> None:
    """Give mandates other first and last days. Raises `Invalid`."""
    for mandate, first, last in days:
        check_days(first, last)
        mandate.starts_on, mandate.ends_on = first, last
    rows = [mandate for mandate, _first, _last in days]
    Mandate.objects.bulk_update(rows, ["starts_on", "ends_on"], batch_size=BATCH)
    doings = [Doing(one, one.party_id, {"role": one.role, "user": str(one.user_id)}) for one in rows]
    audit.record_all("identity.date_mandate", doings, by=by)
