"""What the operations on roadmaps take and send."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from hanse.diagnostic.api.roadmaps.wishes import STRICT, Period, Wishes
from hanse.diagnostic.enums import ComputationState, RoadmapState, SearchOutcome

Key = Annotated[str, Field(max_length=60)]


class RoadmapOut(Schema):
    """A scenario of a city, or the roadmap that it has chosen."""

    id: UUID
    city: UUID
    city_name: str = Field(examples=["Gumi"])
    assessment: UUID
    name: str
    state: RoadmapState = Field(description="replaced: another was chosen since; it stays as it was.")
    begins_on: date
    periods: int
    period_months: int = Field(description="12: years; 3: quarters.")
    version: int = Field(description="Counts what was saved; send it with a change.")
    chosen_at: datetime | None


class BandOut(Schema):
    """A sum in the city's currency: the least and the most."""

    low: float
    high: float


class ItemOut(Schema):
    """A solution of the roadmap, why it is there, and how far it is."""

    solution: str = Field(examples=["document_system"])
    title: str
    period: int = Field(description="In which it begins, counted from 1.")
    starts_on: date
    ends_on: date
    months: float
    once: BandOut
    yearly: BandOut = Field(description="Each year from its end on.")
    points: float = Field(description="That nothing else in the roadmap brings as early.")
    needed_by: list[str] = Field(description="Solutions that could not begin without it.")
    why: list[str] = Field(description="The same in words.")
    owner: UUID | None
    owner_words: str
    steps: int
    steps_done: int
    finished_on: date | None
    note: str
    version: int = Field(description="Counts what was kept of the solution; send it when you track it.")


class PeriodOut(Schema):
    """A year or quarter: its money in the city's currency, and what the city reaches at its end."""

    name: str = Field(examples=["2027"])
    begins_on: date
    once: BandOut
    running: BandOut
    laid_down: float
    posts: dict[str, float] = Field(description="Skill → posts that it takes.")
    score: float
    level_name: str


class BreachOut(Schema):
    """Something that the roadmap does not keep to."""

    limit: str = Field(examples=["budget"])
    period: int = Field(description="Counted from 1.")
    words: str


class RoadmapDetail(RoadmapOut):
    """A roadmap with its solutions and what it comes to."""

    vision: str
    wishes: Wishes
    score_today: float
    items: list[ItemOut]
    outlook: list[PeriodOut]
    breaches: list[BreachOut]


class SearchOut(Schema):
    """How the last search for the best roadmap stands."""

    state: ComputationState = Field(description="stopping: it ends within about a second; failed: `words` say why.")
    outcome: SearchOutcome | None = Field(description="What it came to, once it has ended.")
    seconds: int
    seconds_allowed: int
    gap: float | None = Field(description="By what share a better roadmap could at most be better.")
    is_proven: bool = Field(description="No better roadmap exists under what was laid down.")
    words: str
    why: list[str] = Field(description="What would have to give, where no roadmap is possible.")
    margins: list[str] = Field(description="What a tenth more of money or posts would bring.")


class Laying(Schema):
    """A scenario's name, time and wishes."""

    model_config = STRICT

    name: str = Field(min_length=1, max_length=120)
    begins_on: date = Field(description="Its month counts.")
    period_months: Literal[3, 12] = 12
    wishes: Wishes


class Making(Laying):
    """A new scenario on a submitted assessment."""

    assessment: UUID


class LayingAnew(Laying):
    """Other wishes for a scenario, on top of the version that was read."""

    version: int = Field(ge=1)


class Describing(Schema):
    """Name and vision."""

    model_config = STRICT

    name: str = Field(min_length=1, max_length=120)
    vision: str = Field("", max_length=5000)


class Naming(Schema):
    model_config = STRICT

    name: str = Field(min_length=1, max_length=120)


class Ordering(Schema):
    """All solutions that shall be in it, with the period in which each begins."""

    model_config = STRICT

    version: int = Field(ge=1)
    solutions: dict[Key, Period] = Field(max_length=300)


class Searching(Schema):
    model_config = STRICT

    seconds: int = Field(60, ge=1, le=600, description="After so long it answers with the best found.")


class TrackedOut(RoadmapOut):
    """The roadmap after one of its solutions was tracked."""

    solution_version: int = Field(description="To be sent with the next change of this solution.")


class Tracking(Schema):
    """Who answers for a solution, its days, how far it is; what is left out stays as it is."""

    model_config = STRICT

    version: int = Field(ge=1, description="Of the solution in the roadmap, as it was read.")

    owner: UUID | None = Field(None, description="Somebody who works for the city.")
    owner_words: str = Field("", max_length=120, description="An office, or somebody without an account.")
    starts_on: date | None = None
    due_on: date | None = None
    steps_done: int = Field(0, ge=0, le=50)
    note: str = Field("", max_length=1000)
