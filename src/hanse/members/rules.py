"""Who may do what with a city. Each predicate takes a viewer and the city's party id, or a thing that has one."""

from typing import Any
from uuid import UUID

from hanse.identity.public import Viewer
from hanse.kernel.rights import right
from hanse.members.charter.current import charter
from hanse.members.enums import NETWORK_ID, Openness, Role, StaffRole


def party_of(thing: Any) -> UUID:
    """The party id of a city, of anything that belongs to one, or the id itself."""
    return thing if isinstance(thing, UUID) else thing.party_id


def opens_to(level: str, *, inside: bool) -> bool:
    """Whether what a member has opened so far is for members (`inside`), or for everyone."""
    return level == Openness.PUBLIC or (inside and level == Openness.MEMBERS)


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
def is_regional_staff(viewer: Viewer, _thing: Any) -> bool:
    """Somebody of an office that the network's file names today; of one that was closed she sees nobody's members."""
    return any(viewer.has_role(one.party_id, StaffRole.REGIONAL) for one in charter().offices.values())


@right
def serves_member(viewer: Viewer, thing: Any) -> bool:
    """Somebody of the regional office that serves the country of a city or organisation."""
    office = charter().office_for(getattr(thing, "country", ""))
    return office is not None and viewer.has_role(office.party_id, StaffRole.REGIONAL)


@right
def works_in_office(viewer: Viewer, thing: Any) -> bool:
    """Somebody of this regional office."""
    return viewer.has_role(thing.party_id, StaffRole.REGIONAL)


@right
def represents_member(viewer: Viewer, thing: Any) -> bool:
    """Its delegate in assemblies, or the alternate."""
    return viewer.has_role(party_of(thing), Role.DELEGATE, Role.ALTERNATE)


@right
def writes_circular(viewer: Viewer, thing: Any) -> bool:
    """Somebody of the regional office that wrote it."""
    office = charter().offices.get(thing.office)
    return office is not None and viewer.has_role(office.party_id, StaffRole.REGIONAL)


works_for_city = is_coordinator | is_contributor | is_approver
may_see_members = is_secretariat | is_regional_staff
may_see_member = is_secretariat | serves_member
may_see_office = is_secretariat | works_in_office
may_see_membership = works_for_city | represents_member
may_see_circular = is_secretariat | writes_circular
may_see_people = works_for_city | represents_member | may_see_member
may_edit_people = is_coordinator | may_see_member
may_see_dues = is_coordinator | is_secretariat
may_edit_profile = is_coordinator
