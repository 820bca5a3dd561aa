"""Operations of applicants on a service: try, upload a file, submit. Where it is for anyone, no account is needed."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, File, Header, Path, Query, Router, Schema, Status, UploadedFile

from hanse.frame.actions import keep_upload, send_application
from hanse.frame.actions.prefilling import with_fixed
from hanse.frame.api.cases import CaseOut, case_out
from hanse.frame.api.shapes import ReceivedFile, Submission, money
from hanse.frame.models import Application
from hanse.frame.presenters.trying import tried
from hanse.frame.queries import dossier_of, offered_procedure
from hanse.frame.queries.access import applicant_of, applying_for, require_may_apply
from hanse.frame.queries.documents import documents_of
from hanse.frame.queries.uploads import read_uploaded
from hanse.frame.rules import BEGUN_FROM_ONE_PLACE, TRIED_FROM_ONE_PLACE
from hanse.identity.public import User, person_or_none
from hanse.kernel.actor import Actor
from hanse.kernel.errors import TooMany
from hanse.kernel.limits import Limit
from hanse.kernel.links import token_of
from hanse.kernel.speaking import Speaking

router = Router(tags=["submitting"])


class SubmittedOut(CaseOut):
    """The case that was submitted."""

    token: str = Field(description="Without an account: what lets you read the case, as `Case-Token`. Else empty.")
    link: str = Field(description="The page on which the applicant follows the case.")


class Mistaken(Schema):
    """One thing to mend."""

    question: str
    where: str = Field(description="A JSON pointer into the body.", examples=["/answers/area"])
    detail: str


class TrialOut(Schema):
    """What would become of the answers. Nothing was kept."""

    possible: bool = Field(description="It could be submitted as it is.")
    errors: list[Mistaken]
    eligible: bool | None = Field(description="null: there is no rule, or too little is answered.")
    reason: str = Field(description="Why one is not eligible, in words.")
    fee: str | None = Field(
        description="A decimal; null: there is none, or too little is answered.", examples=["150.00"]
    )
    currency: str


Once = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=16,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="Your own name for this submission, which nobody can guess: a random UUID. Sent again under the "
        "same name within a week, as after a lost answer, it is not submitted twice.",
    ),
]


@router.post("/trial/", response=TrialOut, operation_id="try_submission", summary="Try a submission")
def attempt(request: HttpRequest, service: Path[str], sent: Submission, speaking: Query[Speaking]) -> TrialOut:
    """Whether it could be submitted, every mistake, whether one is eligible, and what it would cost."""
    language, procedure, caller = speaking.begin(), offered_procedure(service), person_or_none(request)
    _refuse_floods(request, caller, TRIED_FROM_ONE_PLACE)
    row = Application(language=language, applicant=caller, party=applying_for(procedure, caller, sent.organisation))
    read = read_uploaded(procedure, procedure.questionnaire, sent.answers, language)
    answers, otherwise = with_fixed(row, procedure, read.answers)
    mistakes = [*read.mistakes, *otherwise]
    found = tried(procedure, answers, language) if not mistakes else None
    return TrialOut(
        possible=found is not None and not found.stops,
        errors=[Mistaken(question=one.question, where=one.where, detail=one.detail) for one in mistakes],
        eligible=found.eligible if found else None,
        reason=found.reason if found else "",
        fee=money(found.fee) if found else None,
        currency=procedure.fee.currency if procedure.fee else "",
    )


@router.post(
    "/files/",
    response={201: ReceivedFile},
    operation_id="upload_file",
    summary="Upload a file",
)
def upload(
    request: HttpRequest,
    service: Path[str],
    question: Annotated[
        str, Query(max_length=130, description="The key of the question; of a group's part: `household.payslip`.")
    ],
    file: File[UploadedFile],
    speaking: Query[Speaking],
) -> Status[ReceivedFile]:
    """Ahead of the answer that refers to it. Its kind is told by its content, and it is looked through for viruses."""
    speaking.begin()
    caller = person_or_none(request)
    require_may_apply(offered_procedure(service), caller)
    _refuse_floods(request, caller, BEGUN_FROM_ONE_PLACE)
    by = caller.actor if caller else Actor.system("frame.applicant")
    reference, stored = keep_upload(service, question, file, by=by)
    return Status(201, ReceivedFile(id=reference, name=stored.name, media_type=stored.media_type, size=stored.size))


@router.post(
    "/cases/",
    response={201: SubmittedOut, 200: SubmittedOut},
    operation_id="submit_case",
    summary="Submit",
    openapi_extra={
        "responses": {
            200: {"description": "It had been submitted under this `Idempotency-Key` before."},
            422: {"description": "An answer is not accepted, or one is not eligible; `errors` names each question."},
        }
    },
)
def submit(
    request: HttpRequest,
    service: Path[str],
    sent: Submission,
    once: Once,
    *,
    response: HttpResponse,
    speaking: Query[Speaking],
) -> Status[SubmittedOut]:
    """All is taken, or nothing; every mistake is told at once. `Location` names the case.

    Letters are in the `language` in which it is sent.
    """
    language, procedure, caller = speaking.begin(), offered_procedure(service), person_or_none(request)
    party = applying_for(procedure, caller, sent.organisation)
    _refuse_floods(request, caller, BEGUN_FROM_ONE_PLACE)
    done = send_application(
        service, sent.answers, applicant=caller, party=party, language=language, by=applicant_of(caller), once=once
    )
    token = token_of(done.case.id, done.case.link_nonce)
    page = reverse("frame:case", args=[done.case.id]) if caller else reverse("frame:link", args=[token])
    response.headers["Location"] = reverse("api:get_case", args=[done.case.id])
    out = SubmittedOut(
        **case_out(dossier_of(done.case), list(documents_of(done.case)), language).model_dump(),
        token="" if caller else token,
        link=request.build_absolute_uri(page),
    )
    return Status(200 if done.again else 201, out)


def _refuse_floods(request: HttpRequest, caller: User | None, limit: Limit) -> None:
    """A key has a limit of its own; who sends none is counted by where she is. Raises TooMany."""
    if caller is None and not limit.admit(request):
        words = _("Very much was sent from your network in the last hour. Send a key, or try again in an hour.")
        raise TooMany(words, wait=int(limit.within.total_seconds()))
