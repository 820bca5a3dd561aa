"""Who works in an office, and who acts for an organisation."""

from collections.abc import Mapping
from uuid import UUID

from hanse.frame.enums import AUTHORITY_ID, role_of
from hanse.identity.public import PartyKind, User, holders_of, mandates_of


def colleagues(office: str) -> Mapping[UUID, str]:
    """The people of an office today, by id, with their names."""
    return {one.user_id: str(one.user) for one in holders_of(AUTHORITY_ID, [role_of(office)])}


def acts_for_an_organisation(user: User) -> bool:
    """Whether somebody has a mandate today of an organisation other than the authority itself."""
    organisations = mandates_of(user).filter(party__kind=PartyKind.ORGANISATION)
    return organisations.exclude(party_id=AUTHORITY_ID).exists()
