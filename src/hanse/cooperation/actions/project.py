"""Joint projects: begun, changed, with cities that say yes, phases and documents."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.cooperation.actions.pausing import leave_in_peace
from hanse.cooperation.actions.telling import tell
from hanse.cooperation.enums import Participating, PhaseState, Readers, Visibility
from hanse.cooperation.errors import AnsweredAlready, ProjectChanged
from hanse.cooperation.models import JointProject, Participation, Phase, ProjectDocument
from hanse.cooperation.queries.projects import partners
from hanse.identity.public import Party
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import Invalid
from hanse.kernel.files import Upload, remove, store
from hanse.kernel.names import one_line


@transaction.atomic
def keep_project(
    project: JointProject | None = None,
    *,
    title: str,
    summary: str,
    lead: Party,
    visibility: Visibility,
    results: str = "",
    partner_ids: Collection[UUID] = (),
    seen: int | None = None,
    by: Actor,
) -> JointProject:
    """A new one, or what changed of one.

    `seen` is the version that was on the page when the words were written. Raises ProjectChanged where it is another
    one by now, and Invalid with the field.
    """
    row = JointProject.objects.select_for_update().get(pk=project.pk) if project else JointProject()
    if project and seen is not None and seen != row.version:
        raise ProjectChanged
    said = one_line(title)[:200]
    if not said or not summary.strip():
        raise Invalid(_("Give the project a title and a summary."), field="title" if not said else "summary")
    row.title, row.summary, row.results = said, summary.strip(), results.strip()
    row.lead, row.visibility = lead, visibility
    row.save()
    row.partners.set(partners().filter(id__in=partner_ids))
    Participation.objects.filter(project=row, party=lead).delete()
    _record("keep_project", row, by, {"visibility": visibility.value})
    return row


@transaction.atomic
def invite_city(project: JointProject, *, city: Party, by: Actor) -> Participation:
    """Ask a city to take part, again some time after it has declined.

    Raises Invalid where it is asked or takes part already, AskedAlready.
    """
    if city.pk == project.lead_id:
        raise Invalid(_("This city leads the project."), field="city")
    row, new = Participation.objects.select_for_update().get_or_create(project=project, party=city)
    if not new and row.state != Participating.DECLINED:
        raise Invalid(_("This city is invited already, or takes part."), field="city")
    leave_in_peace(row.declined_at)
    row.state = Participating.INVITED
    row.save(update_fields=["state"])
    tell("invited", at=city, other=project.lead, page="project", thing=project.pk, parts=(project.pk,))
    _record("invite_city", project, by, {"city": str(city.pk)})
    return row


@transaction.atomic
def answer_invitation(row: Participation, *, accepts: bool, by: Actor) -> Participation:
    """By the city that was invited. A city that takes part can leave. Raises AnsweredAlready where it has declined."""
    found = Participation.objects.select_for_update().select_related("project").get(pk=row.pk)
    if found.state == Participating.DECLINED or (accepts and found.state == Participating.ACCEPTED):
        raise AnsweredAlready(_("This has been answered already."))
    found.state = Participating.ACCEPTED if accepts else Participating.DECLINED
    found.declined_at = None if accepts else now()
    found.save(update_fields=["state", "declined_at"])
    _record("answer_invitation", found.project, by, {"city": str(found.party_id), "state": found.state})
    return found


@transaction.atomic
def add_phase(
    project: JointProject, *, title: str, starts_on: date, ends_on: date, state: PhaseState, by: Actor
) -> Phase:
    said = one_line(title)[:200]
    if not said:
        raise Invalid(_("Enter the name."), field="phase")
    if ends_on < starts_on:
        raise Invalid(_("The last day is before the first."), field="ends_on")
    made = Phase.objects.create(project=project, title=said, starts_on=starts_on, ends_on=ends_on, state=state)
    _record("add_phase", project, by, {})
    return made


@transaction.atomic
def change_phase(phase: Phase, *, state: PhaseState | None, by: Actor) -> None:
    """Say how far it is; without a state it is taken away."""
    if state is None:
        phase.delete()
    else:
        phase.state = state
        phase.save(update_fields=["state"])
    _record("change_phase", phase.project, by, {"state": state.value if state else "removed"})


@transaction.atomic
def add_document(project: JointProject, *, upload: Upload, readers: Readers, by: Actor) -> ProjectDocument:
    """Checked as every upload. Raises Invalid."""
    made = ProjectDocument.objects.create(project=project, file=store(upload, by=by), readers=readers)
    _record("add_document", project, by, {"readers": readers.value})
    return made


@transaction.atomic
def remove_document(document: ProjectDocument, *, by: Actor) -> None:
    file = document.file
    document.delete()
    remove([file])
    _record("remove_document", document.project, by, {})


def _record(verb: str, project: JointProject, by: Actor, detail: dict[str, str]) -> None:
    audit.record(f"cooperation.{verb}", by=by, on=project, party_id=project.lead_id, detail=detail)
