"""Joint projects and partners as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from hanse.cooperation import rules
from hanse.cooperation.enums import Participating, PartnerKind, PhaseState, Visibility
from hanse.cooperation.models import JointProject, Participation, Partner, Phase, ProjectDocument
from hanse.cooperation.presenters.connect import language_name
from hanse.cooperation.queries.projects import unnamed_to
from hanse.identity.public import Viewer
from hanse.kernel.clock import today
from hanse.kernel.collation import in_order
from hanse.questions.spec.kinds.country import names_in
from hanse.ui import charts, formats
from hanse.ui.values import Standing, Status

STANDINGS = {PhaseState.PLANNED: Standing.OPEN, PhaseState.RUNNING: Standing.BEGUN, PhaseState.DONE: Standing.DONE}
SEEN = {Visibility.DRAFT: Standing.CLOSED, Visibility.MEMBERS: Standing.BEGUN, Visibility.PUBLIC: Standing.DONE}


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """What the viewer may see of it: `lead` is empty, and not among `cities`, who shows to members that it is one.

    `invitations` are those that she can answer, or leave by.
    """

    one: JointProject
    lead: str
    cities: tuple[str, ...]
    partners: tuple["PartnerLine", ...]
    timeline: charts.Chart | None
    documents: tuple[ProjectDocument, ...]
    invitations: tuple[Participation, ...]
    status: Status
    may_edit: bool


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """`contact` is empty for who may not read it."""

    id: UUID
    name: str
    kind: str
    country: str
    languages: str
    topics: str
    about: str
    website: str
    contact: str


def project_page(one: JointProject, documents: Iterable[ProjectDocument], viewer: Viewer) -> ProjectPage:
    rows = list(one.participations.all())
    unnamed = unnamed_to(viewer, {one.lead_id, *one.participants})
    accepted = [row.party.name for row in rows if row.state == Participating.ACCEPTED and row.party_id not in unnamed]
    asked = [
        row for row in rows if row.state != Participating.DECLINED and rules.may_answer_invitation.test(viewer, row)
    ]
    return ProjectPage(
        one=one,
        lead="" if one.lead_id in unnamed else one.lead.name,
        cities=tuple(in_order(accepted)),
        partners=tuple(partner_line(each, viewer, {}) for each in one.partners.all()),
        timeline=timeline(list(one.phases.all())),
        documents=tuple(each for each in documents if rules.may_read_document.test(viewer, each)),
        invitations=tuple(asked),
        status=seen_by(one),
        may_edit=rules.may_edit_project.test(viewer, one),
    )


def seen_by(one: JointProject) -> Status:
    seen = Visibility(one.visibility)
    return Status(
        SEEN[seen], str(seen.label) if seen == Visibility.DRAFT else formats.labelled(_("Seen by"), seen.label)
    )


def timeline(phases: list[Phase]) -> charts.Chart | None:
    """The phases in time, with their states in words; None where there is none."""
    if not phases:
        return None
    kinds = list(PhaseState)
    works = [
        charts.Work(each.title, each.starts_on, each.ends_on, kinds.index(PhaseState(each.state)), _label(each))
        for each in phases
    ]
    names = [str(kind.label) for kind in kinds]
    return charts.gantt(works, title=_("Phases"), kinds=names, today=today(), rtl=get_language_bidi())


def partner_line(one: Partner, viewer: Viewer, titles: dict[str, str]) -> PartnerLine:
    topics = [titles[key] for key in one.topics if key in titles]
    return PartnerLine(
        id=one.id,
        name=one.name,
        kind=str(PartnerKind(one.kind).label),
        country=names_in(get_language() or "en").get(one.country, one.country),
        languages=formats.listed(map(language_name, one.languages)) if one.languages else "",
        topics=formats.listed(topics) if topics else "",
        about=one.about,
        website=one.website,
        contact=one.contact if rules.may_read_contact.test(viewer, one) else "",
    )


def _label(one: Phase) -> str:
    return str(PhaseState(one.state).label)
