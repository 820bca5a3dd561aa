"""What would help a city: the solutions that its results ask for, with their keys, reasons and sums."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from hanse.diagnostic import rules
from hanse.diagnostic.api.asking import allowed
from hanse.diagnostic.api.roadmaps.schemas import BandOut
from hanse.diagnostic.engine.roadmap.pricing import Band
from hanse.diagnostic.presenters.roadmaps.proposals import Proposal, proposals
from hanse.diagnostic.queries.roadmaps.choices import before_planning
from hanse.diagnostic.queries.roadmaps.reads import has_solutions
from hanse.kernel.errors import NotThere
from hanse.kernel.speaking import Speaking

router = Router(tags=["roadmaps"])


class MoveOut(Schema):
    """A question that a solution moves."""

    question: str = Field(examples=["gov_strategy_status"])
    title: str
    today: str = Field(description="What is answered, in words.", examples=["2 of 5"])
    reaches: str = Field(examples=["4 of 5"])
    points: float


class ProposalOut(Schema):
    """A solution that would bring the city points. Sums are estimates in US dollars for its size and income."""

    solution: str = Field(examples=["document_system"])
    title: str
    problem: str
    summary: str
    field: str = Field(description="The dimension in which it brings most.")
    points: float = Field(description="At most, where nothing else brings them.")
    months: float
    once: BandOut
    yearly: BandOut = Field(description="Each year from its end on.")
    because: str = Field(description="Why it is proposed, in words.")
    rests_on: list[str] = Field(description="What has to be there before, in words.")
    moves: list[MoveOut]


@router.get(
    "/",
    response=list[ProposalOut],
    operation_id="list_solutions",
    summary="What would help",
    openapi_extra={"responses": {404: {"description": "There are no solutions for it, or it is not submitted."}}},
)
def index(request: HttpRequest, assessment_id: Path[UUID], speaking: Query[Speaking]) -> list[ProposalOut]:
    """Every solution for submitted answers, those that bring most first. A roadmap is ordered by their keys."""
    found = allowed(request, assessment_id, rules.may_see_roadmap)
    if not has_solutions(found):
        raise NotThere(_("There is no such solution."))
    return [_out(one) for one in proposals(before_planning(found), speaking.begin())]


def _out(one: Proposal) -> ProposalOut:
    return ProposalOut(
        solution=one.solution.key,
        title=one.title,
        problem=one.problem,
        summary=one.summary,
        field=one.field,
        points=one.points,
        months=one.months,
        once=_band(one.priced.once),
        yearly=_band(one.priced.a_year),
        because=one.because,
        rests_on=list(one.rests_on),
        moves=[MoveOut.model_validate(line, from_attributes=True) for line in one.gaps],
    )


def _band(band: Band) -> BandOut:
    return BandOut(low=round(band.low, 2), high=round(band.high, 2))
