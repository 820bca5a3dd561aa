from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.models import Assessment, Assignment
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.participation import last_day
from hanse.identity.public import User, has_mandate, recipient
from hanse.kernel import audit, notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import Invalid
from hanse.kernel.notices import Recipient
from hanse.kernel.texts import Text
from hanse.members.public import Role

WHO_ANSWERS = (Role.COORDINATOR, Role.CONTRIBUTOR)
"""Roles to which questions can be handed."""


@transaction.atomic
def assign(
    assessment: Assessment, *, user: User, section: str, by: User, question: str = "", note: str = ""
) -> Assignment:
    """Hand a section, or one question of it, to a colleague, and write to her; twice changes nothing.

    Raises `Invalid` for somebody who does not answer for the city and for an unknown section or question,
    `WrongState` where the assessment takes no more answers.
    """
    if assessment.state != State.DRAFT:
        raise WrongState(_("These answers are laid for sign-off or submitted: nothing can be handed out now."))
    check_asked(assessment, user, section, question)
    made, is_new = Assignment.objects.get_or_create(
        assessment=assessment,
        user=user,
        section=section,
        question=question,
        defaults={"note": note[:1000], "assigned_by_id": by.id},
    )
    if is_new:
        detail = {"section": section, "question": question, "user": str(user.id)}
        audit.record("diagnostic.assign", by=by.actor, on=assessment, party_id=assessment.party_id, detail=detail)
        tell(made, by=by)
    return made


def check_asked(assessment: Assessment, user: User, section: str, question: str) -> None:
    """Raises `Invalid` for somebody who does not answer for the city, and for an unknown section or question."""
    asked = questionnaire_of(*assessment.method)
    place = next((one for one in asked.sections if one.key == section), None)
    if place is None or (question and question not in {one.key for one in place.questions}):
        raise Invalid(_("Choose a section of the questionnaire."), field="section")
    if not has_mandate(user, assessment.party_id, WHO_ANSWERS):
        raise Invalid(_("This person does not answer for your city. Invite them first."), field="user")


@transaction.atomic
def take_back(assignment: Assignment, *, by: Actor) -> None:
    """Take back what was handed out; the answers given stay. Twice changes nothing."""
    detail = {"section": assignment.section, "question": assignment.question, "user": str(assignment.user_id)}
    assessment = assignment.assessment
    deleted, _rows = Assignment.objects.filter(id=assignment.id).delete()
    if deleted:
        audit.record("diagnostic.take_back", by=by, on=assessment, party_id=assessment.party_id, detail=detail)


@transaction.atomic
def finish_assignment(assignment: Assignment, *, by: Actor) -> None:
    """Say that one's part is done; twice changes nothing."""
    if Assignment.objects.filter(id=assignment.id, done_at=None).update(done_at=now()):
        assessment = assignment.assessment
        detail = {"section": assignment.section, "question": assignment.question}
        audit.record("diagnostic.finish_assignment", by=by, on=assessment, party_id=assessment.party_id, detail=detail)


def tell(assignment: Assignment, *, by: User) -> None:
    """Write to the colleague, in her language."""
    to, assessment = recipient(assignment.user), assignment.assessment
    translations = framework(*assessment.method).translations
    notices.send(
        "diagnostic/assignment",
        to=to,
        context={
            "by": str(by),
            "city": assessment.city.name,
            "question": bool(assignment.question),
            "section": translations.wording(_title(assignment), to.language).text,
            "note": assignment.note,
            "on_their_own": assignment.on_their_own,
            "speaks_for": assignment.speaks_for,
            "last_day": last_day(assessment.round, assessment.city_id),
            "link": _place(assignment, to),
        },
    )


def _title(assignment: Assignment) -> Text:
    asked = questionnaire_of(*assignment.assessment.method)
    return asked.question(assignment.question).text if assignment.question else asked.section(assignment.section).title


def _place(assignment: Assignment, to: Recipient) -> str:
    """Where the colleague begins."""
    if assignment.on_their_own:
        return to.link("diagnostic:voice:tasks", assignment.assessment_id)
    if assignment.question:
        return to.link("diagnostic:answers:question", assignment.assessment_id, assignment.question)
    return to.link("diagnostic:assessment", assignment.assessment_id)
