"""Answers given elsewhere become a city's here: shown beside what stands, then saved by a person of the city."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.answers import save_answers
from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import NothingToTakeOver, WrongState
from hanse.diagnostic.models import Assessment, QuickScan
from hanse.diagnostic.queries.earlier import earlier_of, earlier_origin, is_earlier
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.mappings import read_as
from hanse.diagnostic.queries.quick_scans import known_answers, origin_of, scan_id_in, scan_version
from hanse.diagnostic.queries.roadmaps.reached import reached_of
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.questions.public import Intake, IntakeRefused, discard_intakes, receive_answers
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.exchange.document import from_document, to_entry
from hanse.questions.spec.reading import Reader

NEVER_SEEN = 0
"""The version from which answers given elsewhere start: what the city has answered here is in conflict with them."""


@transaction.atomic
def offer_scan(scan: QuickScan, assessment: Assessment, *, by: Actor, reader: Reader) -> Intake:
    """Lay the scan's answers beside the assessment's, for a person to choose; nothing is saved yet.

    What was "not known" in the scan is left out. Raises `NothingToTakeOver`, `WrongState`.
    """
    _check_open(assessment)
    if scan.taken_over_at is not None:
        raise NothingToTakeOver(_("The answers of this quick scan have been taken over already."))
    known = known_answers(scan)
    if not known:
        raise NothingToTakeOver(_("This quick scan has no answers yet."))
    answers = read_as(known, scan_version(), assessment.method)
    return _offer(assessment, answers, name=_("Quick scan"), origin=origin_of(scan), by=by, reader=reader)


@transaction.atomic
def offer_earlier(assessment: Assessment, *, by: Actor, reader: Reader) -> Intake:
    """Lay the city's newest earlier answers beside the assessment's, for a person to choose; nothing is saved yet.

    Raises `NothingToTakeOver`, `WrongState`.
    """
    _check_open(assessment)
    found = earlier_of(assessment)
    if found is None:
        raise NothingToTakeOver(_("No earlier answers of your city say something here."))
    name = _("Your answers of %(round)s") % {"round": found.assessment.round.name}
    origin = earlier_origin(found.assessment)
    return _offer(assessment, found.answers, name=name, origin=origin, by=by, reader=reader)


@transaction.atomic
def confirm_earlier(assessment: Assessment, key: str, *, by: Actor, language: str) -> None:
    """Make an earlier answer to one question the city's answer here, as she has read it on its page.

    Raises `NothingToTakeOver`, `WrongState`, and AnswersMoved where somebody has answered meanwhile.
    """
    found = earlier_of(assessment)
    if found is None or key not in found.answers:
        raise NothingToTakeOver(_("No earlier answers of your city say something here."))
    _save(assessment, key, found.answers[key], by=by, language=language)
    detail = {"question": key, "from": str(found.assessment.id), "of": list(found.sources(key))}
    audit.record("diagnostic.confirm_earlier", by=by, on=assessment, party_id=assessment.party_id, detail=detail)


@transaction.atomic
def confirm_reached(assessment: Assessment, key: str, *, by: Actor, language: str) -> None:
    """Make an answer to which the city's roadmap has brought a question its answer here, as she has read it.

    Raises `NothingToTakeOver`, `WrongState`, and AnswersMoved where somebody has answered meanwhile.
    """
    found = reached_of(assessment).get(key)
    if found is None:
        raise NothingToTakeOver(_("Nothing that your city has carried out answers this question."))
    _save(assessment, key, found.answer, by=by, language=language)
    detail = {"question": key, "solutions": list(found.solutions)}
    audit.record("diagnostic.confirm_reached", by=by, on=assessment, party_id=assessment.party_id, detail=detail)


def _save(assessment: Assessment, key: str, answer: Answer, *, by: Actor, language: str) -> None:
    entry = to_entry(questionnaire_of(*assessment.method).question(key), answer, NEVER_SEEN)
    save_answers(assessment, {"answers": {key: entry}}, by=by, language=language)


def _offer(
    assessment: Assessment, answers: Mapping[str, Answer], *, name: str, origin: str, by: Actor, reader: Reader
) -> Intake:
    """Lay answers beside those of an assessment: whatever the city has answered meanwhile is in conflict with them."""
    asked = questionnaire_of(*assessment.method)
    entries = {key: to_entry(asked.question(key), answer, NEVER_SEEN) for key, answer in answers.items()}
    delivery = from_document({"answers": entries}, asked, reader)
    discard_intakes([origin])
    return receive_answers(assessment.sheet, delivery, asked, name=name, by=by, reader=reader, origin=origin)


def _check_open(assessment: Assessment) -> None:
    if assessment.state != State.DRAFT or assessment.is_lapsed:
        raise WrongState(_("These answers have been handed in and can no longer be changed."))


def take_over(intake: Intake, assessment: Assessment, *, by: Actor) -> None:
    """Note where answers come from that are being saved, within their transaction: a scan is marked, and used up.

    Raises `IntakeRefused`.
    """
    scan_id = scan_id_in(intake.origin)
    if is_earlier(intake.origin):
        detail = {"intake": str(intake.id)}
        audit.record("diagnostic.confirm_earlier", by=by, on=assessment, party_id=assessment.party_id, detail=detail)
    if scan_id is None:
        return
    _mark(scan_id, assessment)
    detail = {"intake": str(intake.id)}
    audit.record("diagnostic.take_over_scan", by=by, on=assessment, party_id=assessment.party_id, detail=detail)


def _mark(scan_id: UUID, assessment: Assessment) -> None:
    """The row's lock makes it once: a second transaction waits for the first, and finds the scan marked."""
    free = QuickScan.objects.filter(id=scan_id, taken_over_at=None)
    if not free.update(taken_over_at=now(), taken_over_by_id=assessment.city_id):
        raise IntakeRefused(_("This quick scan was deleted or taken over in the meantime. Nothing was saved."))
