"""Who may see a case: its applicant, and the people of the offices that its procedure names; and what else is whose."""

from datetime import timedelta
from typing import Protocol
from uuid import UUID

from hanse.frame.enums import AUTHORITY_ID, DESIGNER
from hanse.frame.spec.paying import cash_desks
from hanse.frame.spec.procedure import Procedure
from hanse.frame.staffing import offices_among
from hanse.identity.public import Viewer
from hanse.kernel.limits import Limit
from hanse.kernel.rights import right

BEGUN_FROM_ONE_PLACE = Limit("application", most=60, within=timedelta(hours=1))
"""A library full of people shares an address; a robot asks for more."""
TRIED_FROM_ONE_PLACE = Limit("trial", most=300, within=timedelta(hours=1))
"""Trials keep nothing, but every rule of a service is reckoned for each."""


class Applied(Protocol):
    """An application or a case."""

    applicant_id: UUID | None
    party_id: UUID | None


def offices_of(viewer: Viewer) -> frozenset[str]:
    """The offices for which somebody works today."""
    return offices_among(viewer.roles)


def offices_in(procedure: Procedure) -> frozenset[str]:
    return frozenset(office.key for office in procedure.offices)


@right
def is_applicants(viewer: Viewer, row: Applied) -> bool:
    """Whose application or case it is: hers, or of whoever acts today for the organisation for which it was made."""
    if row.party_id is not None:
        return bool(viewer.roles.get(row.party_id))
    return row.applicant_id is not None and row.applicant_id == viewer.user_id


@right
def works_in_an_office(viewer: Viewer, _thing: object) -> bool:
    return bool(offices_of(viewer))


@right
def may_design(viewer: Viewer, _thing: object) -> bool:
    """Whoever writes services, reviews and publishes them."""
    return viewer.has_role(AUTHORITY_ID, DESIGNER)


@right
def may_see_case(viewer: Viewer, procedure: Procedure) -> bool:
    """Whoever works for one of the offices that the case's procedure names."""
    return bool(offices_of(viewer) & offices_in(procedure))


@right
def handles_money(viewer: Viewer, procedure: Procedure) -> bool:
    """Whoever works for an office that has cases of the procedure; who only gives opinions does not."""
    return bool(offices_of(viewer) & cash_desks(procedure))


class Kept(Protocol):
    """What belongs to an office, or, where it names none, to its owner."""

    office: str
    owner_id: UUID


@right
def may_keep_webhook(viewer: Viewer, hook: Kept) -> bool:
    """Whoever works for its office; without one, its owner."""
    return hook.office in offices_of(viewer) if hook.office else viewer.user_id == hook.owner_id
