"""Who may do what in cooperation. Predicates take a viewer and a city, or what lies between two cities."""

from typing import Any

from hanse.cooperation.enums import Participating, Visibility
from hanse.identity.public import Viewer
from hanse.kernel.rights import right
from hanse.members.public import Openness, Role, is_member
from hanse.members.public import rules as members


@right
def works_for_either(viewer: Viewer, thing: Any) -> bool:
    """Somebody of one of the two cities between which it lies."""
    return any(viewer.has_role(one, *Role.values) for one in thing.sides)


@right
def coordinates_asking_side(viewer: Viewer, thing: Any) -> bool:
    return viewer.has_role(thing.asked_by_party_id, Role.COORDINATOR)


@right
def coordinates_asked_side(viewer: Viewer, thing: Any) -> bool:
    return viewer.has_role(thing.asked_party_id, Role.COORDINATOR)


may_look_for_cities = members.works_for_city
may_ask_cities = members.is_coordinator
may_read_introduction = works_for_either
may_answer = coordinates_asked_side
may_take_back = coordinates_asking_side
may_end_partnership = coordinates_asking_side | coordinates_asked_side
may_see_numbers = members.is_secretariat
may_import_partnerships = members.is_secretariat


def _is_open_to(viewer: Viewer, level: str) -> bool:
    """Everyone sees what is public, members what is for members; projects, documents and contacts say it alike."""
    return level == Openness.PUBLIC or (level == Openness.MEMBERS and is_member.test(viewer, None))


@right
def sees_project_by_its_visibility(viewer: Viewer, project: Any) -> bool:
    return _is_open_to(viewer, project.visibility)


@right
def works_for_participant(viewer: Viewer, project: Any) -> bool:
    return any(viewer.has_role(one, *Role.values) for one in {project.lead_id, *project.participants})


@right
def is_invited(viewer: Viewer, participation: Any) -> bool:
    """The coordinator of the city that was invited."""
    return viewer.has_role(participation.party_id, Role.COORDINATOR)


@right
def works_for_invited(viewer: Viewer, project: Any) -> bool:
    """Somebody of a city that was invited to a draft reads what it is invited to, unless it has declined or left."""
    invited = [one for one in project.participations.all() if one.state != Participating.DECLINED]
    return any(viewer.has_role(one.party_id, *Role.values) for one in invited)


@right
def reads_document_by_its_readers(viewer: Viewer, document: Any) -> bool:
    return _is_open_to(viewer, document.readers)


@right
def takes_part_in_its_project(viewer: Viewer, document: Any) -> bool:
    return works_for_participant.test(viewer, document.project)


@right
def reads_contact_by_its_audience(viewer: Viewer, partner: Any) -> bool:
    return _is_open_to(viewer, partner.contact_for)


@right
def coordinates_a_city(viewer: Viewer, _project: Any) -> bool:
    return bool(viewer.parties(Role.COORDINATOR))


@right
def is_shown_already(_viewer: Viewer, project: Any) -> bool:
    """The secretariat has said once that others than its lead see it."""
    return project is not None and project.visibility != Visibility.DRAFT


may_keep_partners = members.is_secretariat
may_see_partners = is_member
may_read_contact = members.is_secretariat | reads_contact_by_its_audience
may_begin_project = members.is_secretariat
may_propose_project = coordinates_a_city & is_member
may_say_who_sees_project = members.is_secretariat | is_shown_already
# What is between those who take part ends with a membership: then their people see what everyone does.
may_edit_project = members.is_secretariat | (members.is_coordinator & is_member)
sees_project_from_inside = (works_for_participant | works_for_invited) & is_member
may_see_project = members.is_secretariat | sees_project_from_inside | sees_project_by_its_visibility
reads_document_from_inside = takes_part_in_its_project & is_member
may_read_document = members.is_secretariat | reads_document_from_inside | reads_document_by_its_readers
may_answer_invitation = is_invited
