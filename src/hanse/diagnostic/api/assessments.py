"""Operations on assessments: which there are, beginning one, and how far one is."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema, Status
from pydantic import ConfigDict

from hanse.diagnostic import rules
from hanse.diagnostic.actions import open_assessment
from hanse.diagnostic.api.asking import allowed, viewer
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.overview import Overview, overview
from hanse.diagnostic.queries.assessments import assessments_for
from hanse.diagnostic.queries.barring import demand
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.identity.public import person
from hanse.kernel.errors import NotThere
from hanse.kernel.paging import Page, Span, page_of
from hanse.kernel.speaking import Speaking
from hanse.members.public import city

router = Router(tags=["assessments"])


class AssessmentOut(Schema):
    """A city's answers in a round."""

    id: UUID
    city: UUID
    city_name: str = Field(examples=["Gumi"])
    round: UUID
    round_name: str
    framework: str = Field(examples=["ceds"])
    framework_version: str
    state: State = Field(description="draft: takes answers; review: waits for sign-off; submitted: never changes.")
    revision: int = Field(description="1, and one more for each reopening.")
    submitted_at: datetime | None


class Progress(Schema):
    """Counts of questions. Optional ones are left out."""

    asked: int
    answered: int
    not_applicable: int
    unknown: int
    open: int


class SectionProgress(Progress):
    key: str = Field(examples=["governance"])
    title: str


class Part(Schema):
    """A section, or one question of it, that was handed to a person."""

    section: str = Field(examples=["governance"])
    question: str = Field(description="Empty where it is the whole section.")
    done: bool = Field(description="The person said so.")


class PersonProgress(Schema):
    """How far a person is with what was handed to her; who answers unasked has no parts and counts of 0."""

    name: str
    parts: list[Part]
    progress: Progress
    answers: int = Field(description="Of the whole assessment, those that stand as this person wrote them.")
    last: datetime | None = Field(description="When the latest of these was written.")


class AssessmentDetail(AssessmentOut):
    """An assessment, how far it is, and what the caller may do with it now."""

    progress: Progress
    sections: list[SectionProgress]
    people: list[PersonProgress] = Field(description="Who is answering; empty for those who do not work for the city.")
    may: list[str] = Field(description="Of: answer, lay, sign_off, reopen.", examples=[["answer", "lay"]])


class Beginning(Schema):
    """Which city begins in which round."""

    model_config = ConfigDict(extra="forbid")

    city: UUID
    round: UUID


@router.get("/", response=Page[AssessmentOut], operation_id="list_assessments", summary="Assessments of my cities")
def index(
    request: HttpRequest,
    span: Query[Span],
    round: Annotated[UUID | None, Query(description="Of this round alone.")] = None,  # noqa: A002 - its public name
) -> Page[AssessmentOut]:
    """Every revision, the newest round first; the secretariat sees those of all cities."""
    found, following = page_of(assessments_for(viewer(request), round), span)
    return Page[AssessmentOut](items=[assessment_out(one) for one in found], next=following)


@router.post(
    "/",
    response={201: AssessmentOut},
    operation_id="open_assessment",
    summary="Begin an assessment",
    openapi_extra={
        "responses": {
            404: {"description": "There is no such city or round."},
            409: {"description": "It has begun, or the round takes no answers."},
        }
    },
)
def begin(request: HttpRequest, beginning: Beginning, response: HttpResponse) -> Status[AssessmentOut]:
    """As the coordinator of a city whose membership lets it. `Location` names the assessment."""
    chosen = city(beginning.city)
    if chosen is None:
        raise NotThere(_("There is no such city."))
    demand(rules.may_open_assessment, viewer(request), chosen)
    made = open_assessment(city=chosen, round_=round_by_id(beginning.round), by=person(request).actor)
    response.headers["Location"] = f"{request.path}{made.id}/"
    return Status(201, assessment_out(made))


@router.get(
    "/{uuid:assessment_id}/",
    response=AssessmentDetail,
    operation_id="get_assessment",
    summary="An assessment",
    url_name="show_assessment",
)
def show(request: HttpRequest, assessment_id: Path[UUID], speaking: Query[Speaking]) -> AssessmentDetail:
    """Where it stands, its progress by section, and what the caller may do next."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    page = overview(found, viewer(request), speaking.begin())
    return AssessmentDetail(
        **_head(found),
        progress=Progress.model_validate(page.total),
        sections=[
            SectionProgress(key=one.key, title=one.title, **Progress.model_validate(one.count).model_dump())
            for one in page.sections
        ],
        people=[PersonProgress.model_validate(one) for one in page.people or ()],
        may=_may(page),
    )


def assessment_out(one: Assessment) -> AssessmentOut:
    return AssessmentOut(**_head(one))


def _may(page: Overview) -> list[str]:
    rights = {
        "answer": page.may_answer,
        "lay": page.may_lay,
        "sign_off": page.may_sign_off,
        "reopen": page.may_reopen,
    }
    return [name for name, right in rights.items() if right]


def _head(one: Assessment) -> dict[str, Any]:
    return {
        "id": one.id,
        "city": one.city_id,
        "city_name": one.city.name,
        "round": one.round_id,
        "round_name": one.round.name,
        "framework": one.method.key,
        "framework_version": one.method.version,
        "state": State(one.state),
        "revision": one.revision,
        "submitted_at": one.submitted_at,
    }
