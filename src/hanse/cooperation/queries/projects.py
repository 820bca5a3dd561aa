"""Reads of partners and joint projects."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hanse.cooperation.enums import Participating, Visibility
from hanse.cooperation.models import JointProject, Participation, Partner, Phase, ProjectDocument
from hanse.identity.public import Viewer
from hanse.kernel.clock import today
from hanse.kernel.errors import NotThere
from hanse.members.public import Role, is_member, unlisted_among
from hanse.members.public import rules as members


def partners() -> QuerySet[Partner]:
    """Those with whom the network works today."""
    return Partner.objects.filter(Q(ended_on=None) | Q(ended_on__gt=today()))


def partner(partner_id: UUID) -> Partner:
    """Raises NotThere."""
    found = Partner.objects.filter(id=partner_id).first()
    if found is None:
        raise NotThere(_("There is no such partner."))
    return found


def projects_for(viewer: Viewer) -> QuerySet[JointProject]:
    """What `rules.may_see_project` lets a viewer see, the newest first."""
    found = JointProject.objects.select_related("lead").order_by("-created_at", "-id")
    if members.is_secretariat.test(viewer, None):
        return found
    if not is_member.test(viewer, None):
        return found.filter(visibility=Visibility.PUBLIC)
    own = viewer.parties(*Role.values)
    takes_part = Participation.objects.filter(party_id__in=own).exclude(state=Participating.DECLINED)
    inside = Q(lead_id__in=own) | Q(id__in=takes_part.values("project_id"))
    return found.filter(Q(visibility__in=[Visibility.PUBLIC, Visibility.MEMBERS]) | inside)


def project(project_id: UUID) -> JointProject:
    """With its cities and phases. Raises NotThere."""
    found = JointProject.objects.select_related("lead").prefetch_related("participations__party", "phases", "partners")
    one = found.filter(id=project_id).first()
    if one is None:
        raise NotThere(_("There is no such joint project."))
    return one


def unnamed_to(viewer: Viewer, cities: Iterable[UUID]) -> set[UUID]:
    """The cities that show to members alone that they are members, for who is of no member. One query for these."""
    return set() if is_member.test(viewer, None) else unlisted_among(set(cities))


def documents_of(one: JointProject) -> list[ProjectDocument]:
    """With their files; each knows its project without a query."""
    rows = list(ProjectDocument.objects.filter(project=one).select_related("file"))
    for row in rows:
        row.project = one
    return rows


def phase(one: JointProject, phase_id: str) -> Phase:
    found = next((each for each in one.phases.all() if str(each.id) == phase_id), None)
    if found is None:
        raise NotThere(_("There is no such phase."))
    return found
