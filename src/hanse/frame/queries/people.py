"""Who works in an office."""

from collections.abc import Mapping
from uuid import UUID

from hanse.frame.enums import AUTHORITY_ID, role_of
from hanse.identity.public import holders_of


def colleagues(office: str) -> Mapping[UUID, str]:
    """The people of an office today, by id, with their names."""
    return {one.user_id: str(one.user) for one in holders_of(AUTHORITY_ID, [role_of(office)])}
