"""A quick scan's answers become a city's: shown beside what stands, then saved by a person of the city, once."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import NothingToTakeOver, WrongState
from hanse.diagnostic.models import Assessment, QuickScan
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.quick_scans import known_answers, origin_of, scan_id_in
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.questions.public import Intake, IntakeRefused, discard_intakes, receive_answers
from hanse.questions.spec.exchange.document import from_document
from hanse.questions.spec.reading import Reader

NEVER_SEEN = 0
"""The version from which a scan's answers start: what the city has answered meanwhile is in conflict with them."""


@transaction.atomic
def offer_scan(scan: QuickScan, assessment: Assessment, *, by: Actor, reader: Reader) -> Intake:
    """Lay the scan's answers beside the assessment's, for a person to choose; nothing is saved yet.

    What was "not known" in the scan is left out. Raises `NothingToTakeOver`, `WrongState`.
    """
    if assessment.state != State.DRAFT:
        raise WrongState(_("These answers have been handed in and can no longer be changed."))
    if scan.taken_over_at is not None:
        raise NothingToTakeOver(_("The answers of this quick scan have been taken over already."))
    known = known_answers(scan)
    if not known:
        raise NothingToTakeOver(_("This quick scan has no answers yet."))
    asked = questionnaire_of(*assessment.method)
    answers = {key: {"value": scan.answers[key]["value"], "version": NEVER_SEEN} for key in known}
    delivery = from_document({"answers": answers}, asked, reader)
    discard_intakes([origin_of(scan)])
    return receive_answers(
        assessment.sheet, delivery, asked, name=_("Quick scan"), by=by, reader=reader, origin=origin_of(scan)
    )


def take_over(intake: Intake, assessment: Assessment, *, by: Actor) -> None:
    """Mark the scan from which answers are being saved, within their transaction. Raises `IntakeRefused`."""
    scan_id = scan_id_in(intake.origin)
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
