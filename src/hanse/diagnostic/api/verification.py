"""Operations on the examination of submitted answers: how far it is, and how each answer stands."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from hanse.diagnostic import rules
from hanse.diagnostic.api.asking import allowed, viewer
from hanse.diagnostic.enums import Capacity, Step, Trust, VerificationState
from hanse.diagnostic.presenters.verification import verification_page
from hanse.diagnostic.queries.verification import findings_of, verification_of
from hanse.kernel.errors import NotThere
from hanse.kernel.speaking import Speaking

router = Router(tags=["verification"])


class FindingOut(Schema):
    """One step of an answer's examination; none is ever changed."""

    step: Step
    words: str
    link: str = Field(description="That came with a reply; empty where none did.")
    at: datetime


class AnswerTrust(Schema):
    """How one answer stands."""

    question: str = Field(examples=["gov_strategy_status"])
    trust: Trust
    steps: list[FindingOut] = Field(description="The oldest first; empty where nobody has looked at the answer.")


class VerificationOut(Schema):
    """The examination of a city's submitted answers by somebody from outside."""

    id: UUID
    state: VerificationState
    capacity: Capacity
    ends_on: date = Field(description="After this day the answers are closed to the reviewer.")
    total: int = Field(description="Answers that can be verified.")
    looked_at: int
    verified: int
    answers: list[AnswerTrust]


@router.get("/", response=VerificationOut, operation_id="get_verification", summary="Verification of the answers")
def show(request: HttpRequest, assessment_id: Path[UUID], speaking: Query[Speaking]) -> VerificationOut:
    """How far a reviewer is with the answers of a submitted assessment. 404 while nobody was asked."""
    found, code = allowed(request, assessment_id, rules.may_see_assessment), speaking.begin()
    one = verification_of(found)
    if one is None:
        raise NotThere(_("These answers are not verified."))
    page, log = verification_page(one, viewer(request), code), findings_of(one)
    return VerificationOut(
        id=one.id,
        state=VerificationState(one.state),
        capacity=Capacity(one.capacity),
        ends_on=one.ends_on,
        total=page.total,
        looked_at=page.looked_at,
        verified=page.verified,
        answers=[
            AnswerTrust(
                question=line.key,
                trust=line.trust,
                steps=[
                    FindingOut(step=Step(each.step), words=each.words, link=each.link, at=each.created_at)
                    for each in log.get(line.key, ())
                ],
            )
            for section in page.sections
            for line in section.lines
        ],
    )
