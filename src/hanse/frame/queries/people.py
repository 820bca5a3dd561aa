"""Who works in an office, and who acts for an organisation."""

from collections.abc import Mapping
from uuid import UUID

from hanse.frame.enums import AUTHORITY_ID
from hanse.frame.staffing import posts_in
from hanse.identity.public import Party, PartyKind, User, holders_of, mandates_of
from hanse.kernel.collation import sort_key


def people_in(office: str) -> list[User]:
    """Who works in an office today, each once."""
    mandates = (one for party_id, role in posts_in(office) for one in holders_of(party_id, [role]))
    return list({one.user_id: one.user for one in mandates}.values())


def colleagues(office: str) -> Mapping[UUID, str]:
    """The people of an office today, by id, with their names."""
    return {one.id: str(one) for one in people_in(office)}


def organisations_of(user: User) -> Mapping[UUID, Party]:
    """The organisations for which somebody has a mandate today, in the order of their names; not the authority."""
    mandates = mandates_of(user).filter(party__kind=PartyKind.ORGANISATION).exclude(party_id=AUTHORITY_ID)
    found = {one.party_id: one.party for one in mandates.select_related("party")}
    return dict(sorted(found.items(), key=lambda item: sort_key(item[1].name)))
