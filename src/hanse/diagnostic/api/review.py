"""Operations that move an assessment: laying it before the approver, the decision, reopening."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Field, Path, Router, Schema, Status
from pydantic import ConfigDict

from hanse.diagnostic import rules
from hanse.diagnostic.actions import lay_for_sign_off, reopen_assessment, return_assessment, sign_off
from hanse.diagnostic.api.asking import allowed
from hanse.diagnostic.api.assessments import AssessmentOut, assessment_out
from hanse.identity.public import person

router = Router(tags=["sign-off"])
STRICT = ConfigDict(extra="forbid")
WRONG_STATE = {"responses": {409: {"description": "The assessment is not in the state that this step needs."}}}


class Remark(Schema):
    """A word of the approver, for the record."""

    model_config = STRICT

    comment: str = Field("", max_length=2000)


class Returning(Schema):
    """Why the answers go back."""

    model_config = STRICT
    comment: str = Field(min_length=1, max_length=2000, description="What is missing.")


class Reopening(Schema):
    """Why the answers are opened again."""

    model_config = STRICT
    reason: str = Field(min_length=1, max_length=1000, description="Why the answers must change.")


@router.post(
    "/lay-for-sign-off/",
    response=AssessmentOut,
    operation_id="lay_for_sign_off",
    summary="Lay before the approver",
    openapi_extra=WRONG_STATE,
)
def lay(request: HttpRequest, assessment_id: Path[UUID]) -> AssessmentOut:
    """As the coordinator, once nothing is open. A refusal says how many questions are (`open_questions`)."""
    found = allowed(request, assessment_id, rules.may_send_for_sign_off)
    return assessment_out(lay_for_sign_off(found, by=person(request).actor))


@router.post(
    "/sign-off/", response=AssessmentOut, operation_id="sign_off", summary="Sign off", openapi_extra=WRONG_STATE
)
def sign(request: HttpRequest, assessment_id: Path[UUID], remark: Remark) -> AssessmentOut:
    """As the approver, on behalf of the city. The answers never change again, and the results are computed."""
    found = allowed(request, assessment_id, rules.may_sign_off)
    return assessment_out(sign_off(found, by=person(request), comment=remark.comment))


@router.post(
    "/return/", response=AssessmentOut, operation_id="return_assessment", summary="Give back", openapi_extra=WRONG_STATE
)
def give_back(request: HttpRequest, assessment_id: Path[UUID], returning: Returning) -> AssessmentOut:
    """As the approver: the answers can be changed again, and have to be laid for sign-off anew."""
    found = allowed(request, assessment_id, rules.may_sign_off)
    return assessment_out(return_assessment(found, comment=returning.comment, by=person(request)))


@router.post(
    "/reopen/",
    response={201: AssessmentOut},
    operation_id="reopen_assessment",
    summary="Reopen",
    openapi_extra=WRONG_STATE,
)
def reopen(
    request: HttpRequest, assessment_id: Path[UUID], reopening: Reopening, response: HttpResponse
) -> Status[AssessmentOut]:
    """The next revision, with the same answers; the submitted one stays as it is. `Location` names the new one."""
    found = allowed(request, assessment_id, rules.may_reopen)
    made = reopen_assessment(found, reason=reopening.reason, by=person(request).actor)
    response.headers["Location"] = reverse("api:show_assessment", args=[made.id])
    return Status(201, assessment_out(made))
