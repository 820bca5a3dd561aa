"""Who may do what with a city. Each predicate takes a viewer and the city's party id, or a thing that has one."""

from typing import Any
from uuid import UUID

from hanse.identity.public import Viewer
from hanse.kernel.rights import right
from hanse.members.enums import NETWORK_ID, Role, StaffRole


def party_of(thing: Any) -> UUID:
    """The party id of a city, of anything that belongs to one, or the id itself."""
    return thing if isinstance(thing, UUID) else thing.party_id


@right
def is_secretariat(viewer: Viewer, _thing: Any) -> bool:
    return viewer.has_role(NETWORK_ID, StaffRole.SECRETARIAT)


@right
def is_coordinator(viewer: Viewer, thing: Any) -> bool:
    return viewer.has_role(party_of(thing), Role.COORDINATOR)


@right
def is_contributor(viewer: Viewer, thing: Any) -> bool:
    return viewer.has_role(party_of(thing), Role.CONTRIBUTOR)


@right
def is_approver(viewer: Viewer, thing: Any) -> bool:
    return viewer.has_role(party_of(thing), Role.APPROVER)


@right
def is_member(viewer: Viewer, _thing: Any) -> bool:
    """Somebody of some city of the network, or of its secretariat."""
    return bool(viewer.parties(*Role.values, *StaffRole.values))


works_for_city = is_coordinator | is_contributor | is_approver
may_see_people = works_for_city | is_secretariat
may_edit_people = is_coordinator | is_secretariat
