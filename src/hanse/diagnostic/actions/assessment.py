from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.carrying import carry
from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import AssessmentExists, Final, NotInvited, RoundClosed, WrongState
from hanse.diagnostic.models import Assessment, Round
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.participation import is_invited, takes_answers_of
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.members.public import City
from hanse.questions.public import create_sheet


@transaction.atomic
def open_assessment(*, city: City, round_: Round, by: Actor) -> Assessment:
    """Begin a city's assessment in a round.

    Raises `RoundClosed`, `NotInvited` for a city that the round leaves out, `AssessmentExists` where it has begun.
    """
    held = _held(round_)
    if not is_invited(held, city):
        raise NotInvited(_("This round does not invite your city. Ask the secretariat."))
    if not takes_answers_of(held, city):
        raise RoundClosed(_("This round takes no answers. Ask the secretariat when the next one opens."))
    if Assessment.objects.filter(city=city, round=held).exists():
        raise AssessmentExists(_("Your city's assessment in this round has begun already."))
    return _begin(city, held, by=by, verb="open_assessment")


@transaction.atomic
def reopen_assessment(assessment: Assessment, *, reason: str, by: Actor) -> Assessment:
    """The next revision of a submitted assessment, with its answers and evidence; the submitted one stays as it is.

    Raises `Invalid` without a reason, `WrongState` where it is not submitted or not the last revision, `Final` once the
    round's results no longer change.
    """
    held = _held(assessment.round)
    if held.is_final(today()):
        raise Final(_("The results of this round are final: submitted answers stay as they are."))
    words = " ".join(reason.split())
    if not words:
        raise Invalid(_("Say why the answers must change."), field="reason")
    last = Assessment.objects.filter(city=assessment.city, round=held).order_by("-revision").first()
    if assessment.state != State.SUBMITTED or last is None or last.id != assessment.id:
        raise WrongState(_("Only the last submitted answers can be reopened."))
    revision = assessment.revision + 1
    made = _begin(assessment.city, held, by=by, verb="reopen_assessment", revision=revision, reason=words[:1000])
    carry(assessment.sheet, made.sheet, by=by)
    return made


def _held(round_: Round) -> Round:
    """The round as it is now: who begins while it goes over to another version, or is closed, waits for that."""
    return Round.objects.select_for_update(no_key=True).get(id=round_.id)


def _begin(city: City, round_: Round, *, by: Actor, verb: str, revision: int = 1, reason: str = "") -> Assessment:
    asked = questionnaire_of(*round_.method)
    sheet = create_sheet(asked, by=by, owner=f"assessment of {city.pk}")
    try:
        with transaction.atomic():
            made = Assessment.objects.create(
                city=city, round=round_, sheet=sheet, revision=revision, reopened_because=reason, opened_by_id=by.id
            )
    except IntegrityError as error:
        raise AssessmentExists(_("A colleague began this assessment a moment ago. Load the page again.")) from error
    audit.record(f"diagnostic.{verb}", by=by, on=made, party_id=made.party_id, detail={"revision": revision})
    outbox.emit("diagnostic.assessment_opened", {"assessment": str(made.id), "city": str(city.pk)})
    return made
