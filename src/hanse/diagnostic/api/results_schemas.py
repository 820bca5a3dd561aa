"""What the operations on results send."""

from datetime import date
from uuid import UUID

from ninja import Field, Schema

from hanse.diagnostic.enums import Basis, Trust


class NodeOut(Schema):
    """One node of the framework's tree. Its `key` opens the trace of its score."""

    key: str = Field(examples=["governance"])
    title: str
    tier: str = Field(examples=["dimension"])
    depth: int = Field(description="0 is the whole.")
    score: float | None = Field(description="As answered, 0 to 100; null where too little was answered.")
    level: int | None = Field(description="1 is the lowest.")
    level_name: str
    completeness: float = Field(description="0 to 1.")
    evidenced: float | None = Field(description="The score that the answers with evidence alone would give.")
    evidenced_level: int | None
    verified: float | None = Field(description="The score of the verified answers alone; null before these are known.")
    verified_level: int | None


class BasisOut(Schema):
    """The score of the whole on one basis, and on how many answers it rests."""

    basis: Basis = Field(description="claimed: as answered; evidenced: with evidence only; verified: verified only.")
    score: float | None
    answers: int


class StrengthOut(Schema):
    """Where the city is strong."""

    key: str = Field(description="Of the node: opens its trace.")
    title: str
    score: float
    level: int | None
    level_name: str


class NeedOut(Schema):
    """What is lacking: a question or node with what is given and what is needed; or a choice among `of`."""

    condition: str = Field(description="The part of the condition, as FEEL.", examples=["gov_lead_person >= 3"])
    key: str = Field(description="Opens its trace; empty where it has none.")
    title: str
    given: str
    needed: str
    least: int = Field(description="How many of `of` are needed; 0 where they are what the condition looks at.")
    of: list["NeedOut"]


class ConditionOut(Schema):
    """A condition of a level."""

    words: str = Field(description="In the framework's words, or built of its parts.")
    condition: str = Field(description="As FEEL.")
    holds: bool
    lacking: list[NeedOut] = Field(description="Empty where it holds.")


class GapOut(Schema):
    """Where points are missing."""

    key: str = Field(description="Of the node: opens its trace.")
    title: str
    score: float
    level: int | None
    level_name: str
    next_level: str
    points: float | None = Field(description="To the next level; null where there are enough, or there is no next.")
    unmet: list[ConditionOut] = Field(description="The conditions of the next level that do not hold.")


class HeldOut(Schema):
    """Where the points are enough for a higher level, and a condition holds it back."""

    key: str = Field(description="Of the node: opens its trace.")
    title: str
    level: int | None
    level_name: str
    next_level: str
    by_points: str = Field(description="The level that the points alone would reach.")
    unmet: list[ConditionOut]


class StepOut(Schema):
    """The next option of a question, and the points that it would add to the whole."""

    question: str
    title: str
    next_option: str
    gain: float


class ResultsOut(Schema):
    """The results of a signed-off assessment."""

    assessment: UUID
    framework: str
    framework_version: str
    revision: int
    provisional_until: date | None = Field(description="When the results become final; null once they are.")
    three: list[BasisOut] = Field(description="Side by side; `verified` once the verification is finished.")
    nodes: list[NodeOut] = Field(description="The whole first, then depth first.")
    strengths: list[StrengthOut]
    gaps: list[GapOut]
    held_back: list[HeldOut]
    steps: list[StepOut]


class PartOut(Schema):
    """A part of a score: its share of the weight, and what it brings."""

    key: str
    title: str
    score: float | None
    share: float
    contribution: float | None
    absent: str = Field(description="Why it has no score; empty where it has one.")


class StageOut(Schema):
    """What became of a value on its way to the score."""

    stage: str
    value: float


class RungOut(Schema):
    """A level of a node's ladder."""

    number: int = Field(description="1 is the lowest.")
    name: str
    start: float | None = Field(description="The points from which it is reached.")
    has_points: bool
    is_reached: bool
    conditions: list[ConditionOut]


class LevelsOut(Schema):
    """Why a level is what it is."""

    rungs: list[RungOut]
    by_points: str = Field(description="The level that the points alone would reach, where it is higher; else empty.")
    following: str = Field(description="The next level; empty at the top.")
    points: float | None = Field(description="Missing to the next level; null where there are enough.")
    unmet: list[ConditionOut] = Field(description="The conditions of the next level that do not hold.")


class TraceOut(Schema):
    """Why a score and a level are what they are: the parts of a node, or the answer behind a measure."""

    key: str
    title: str
    above: list[str] = Field(description="The keys from the whole down to the node above.")
    score: float | None
    level: int | None
    levels: LevelsOut | None = Field(description="Null for a measure, and without a score or levels.")
    rule: str
    formula: str
    why: str = Field(description="Why there is no score; empty where there is one.")
    adds_up: bool = Field(description="Whether the contributions add up to `total`.")
    total: float | None
    parts: list[PartOut]
    stages: list[StageOut]
    of_whole: float = Field(description="The share that a point here has of a point of the whole.")
    answered: int = Field(description="Answers below that are there, of `asked`.")
    asked: int
    question: str
    question_key: str = Field(description="Of the question behind a measure; empty where there is none.")
    answer: str
    has_evidence: bool
    trust: Trust = Field(description="claimed, evidenced or verified; of a measure without a question: claimed.")
    is_claimed: bool = Field(description="Answered, evidence could be given, and there is none.")
    not_asked: list[NeedOut] = Field(description="What another answer lacks for the question to be asked.")
    next_option: str
    gain: float = Field(description="Points that the next option would add to the whole.")
