"""What programs send: a whole submission at once, files ahead of it, and the answers to a step or an opinion."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from hanse.frame.actions.application import open_case
from hanse.frame.actions.case import give_opinion, take_step
from hanse.frame.actions.prefilling import with_fixed
from hanse.frame.actions.publishing import publish_procedure
from hanse.frame.errors import AnswersRefused, SentOtherwise
from hanse.frame.links import file_reference
from hanse.frame.models import Application, Case, Sending, Upload
from hanse.frame.queries import offered_procedure, procedure_of
from hanse.frame.queries.uploads import read_uploaded
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.declaration import opinion_key
from hanse.frame.spec.given import Given, Mistake
from hanse.frame.spec.procedure import Procedure
from hanse.frame.workflow.moving import Moved
from hanse.identity.public import Party, User
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import NotThere
from hanse.kernel.files import Upload as Bytes
from hanse.kernel.files import remove
from hanse.kernel.models import StoredFile
from hanse.questions.public import receive_file
from hanse.questions.spec.kinds.file import files_in
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire

UPLOADS_KEPT_FOR = timedelta(days=1)
SENDINGS_KEPT_FOR = timedelta(days=7)
"""For so long a program may ask what became of what it sent."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The case that a submission became; `again`: it had been sent before."""

    case: Case
    again: bool


@transaction.atomic
def send_application(
    service: str,
    given: Mapping[str, Any],
    *,
    applicant: User | None,
    language: str,
    by: Doer,
    once: str,
    party: Party | None = None,
) -> Sent:
    """Submit all at once. Sent again under the same `once`, it is the same case.

    Raises NoSuchService, AnswersRefused with every mistake, NotEligible, and SentOtherwise.
    """
    procedure = offered_procedure(service)
    caller, digest = str(applicant.pk) if applicant else "", _digest(service, given, party)
    sending, first = Sending.objects.get_or_create(caller=caller, once=once, defaults={"digest": digest})
    if not first:
        if sending.case is None or not constant_time_compare(sending.digest, digest):
            raise SentOtherwise
        return Sent(sending.case, again=True)
    publish_procedure(procedure)
    row = Application(
        service=procedure.key, version=procedure.version, language=language, applicant=applicant, party=party
    )
    with taken(procedure, procedure.questionnaire, given, language) as read:
        answers, otherwise = with_fixed(row, procedure, read.answers)
        if otherwise:
            raise _refusal(otherwise)
        moved = open_case(row, answers, by=by, language=language)
    sending.case = moved.row
    sending.save(update_fields=["case"])
    return Sent(moved.row, again=False)


@transaction.atomic
def send_step(case: Case, transition: str, given: Mapping[str, Any], *, by: Doer, language: str) -> Moved:
    """Take a transition with answers as JSON. Raises AnswersRefused with every mistake, StepRefused, NotAllowed."""
    procedure = procedure_of(case)
    with taken(procedure, procedure.asking.get(transition), given, language) as read:
        return take_step(case, transition, read.answers, by=by, language=language)


@transaction.atomic
def send_opinion(case: Case, office: str, given: Mapping[str, Any], *, by: Doer, language: str) -> Moved:
    """The same of an opinion."""
    procedure = procedure_of(case)
    asked = procedure.asking.get(opinion_key(case.state, office))
    with taken(procedure, asked, given, language) as read:
        return give_opinion(case, office, read.answers, by=by, language=language)


@contextmanager
def taken(
    procedure: Procedure, asked: Questionnaire | None, given: Mapping[str, Any], language: str
) -> Iterator[Given]:
    """What was given, to be acted on within: where the act is refused for its answers, every mistake is told; where it
    is refused for another reason, that is; and where it goes through in spite of mistakes, it is taken back."""  # noqa: D205, D209 - one sentence
    read = read_uploaded(procedure, asked, given, language, hold=True)
    try:
        yield read
    except AnswersRefused:
        if read.mistakes:
            raise _refusal(read.mistakes) from None
        raise
    if read.mistakes:
        raise _refusal(read.mistakes)
    used = {UUID(file.id) for answer in read.answers.values() for file in files_in(answer.value)}
    Upload.objects.filter(file_id__in=used).delete()


def _refusal(mistakes: Iterable[Mistake]) -> AnswersRefused:
    return AnswersRefused(errors=[asdict(one) for one in mistakes])


@transaction.atomic
def keep_upload(service: str, key: str, upload: Bytes, *, by: Actor) -> tuple[str, StoredFile]:
    """Keep a file for a question of a service; the reference by which an answer can name it, and the file.

    Raises NoSuchService, NotThere for a question that asks for no file, and Invalid for a file that it does not take.
    """
    question = _file_question(offered_procedure(service), key)
    stored = receive_file(upload, question.files, by=by)
    return file_reference(Upload.objects.create(file=stored).id), stored


@transaction.atomic
def purge_sendings(*, by: Actor) -> int:
    """Forget files to which no answer came to refer, and what need not be known any more; returns how many."""
    del by
    late = Upload.objects.select_for_update().filter(created_at__lt=now() - UPLOADS_KEPT_FOR)
    files = list(StoredFile.objects.filter(id__in=late.values("file_id")))
    remove(files)
    return len(files) + Sending.objects.filter(created_at__lt=now() - SENDINGS_KEPT_FOR).delete()[0]


def _file_question(procedure: Procedure, key: str) -> Question:
    """The question, or in a group (`household.payslip`) the part of it."""
    name, _dot, part = key.partition(".")
    question = procedure.questions.get(name)
    found = next((one for one in question.of if one.key == part), None) if question and part else question
    if found is None or found.kind != "file":
        raise NotThere(_("There is no such question for files in this service."))
    return found


def _digest(service: str, given: Mapping[str, Any], party: Party | None) -> str:
    """Nobody without the site's key can try what was sent, and for whom."""
    sent = json.dumps([service, given, str(party.id) if party else ""], sort_keys=True)
    return salted_hmac("frame.sending", sent, algorithm="sha256").hexdigest()
