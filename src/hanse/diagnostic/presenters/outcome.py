"""What an assessment came to, in a reader's words: of a stored one or of a file, without a database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hanse.diagnostic.engine.focus import gaps, strengths
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.enums import Basis
from hanse.diagnostic.presenters.givens import Givens
from hanse.diagnostic.presenters.ladder import HeldLine, held_lines
from hanse.diagnostic.presenters.needs import ConditionLine, condition_line
from hanse.diagnostic.presenters.nodes import NodeLine, Stored, lines_of
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.presenters.steps import StepLine, steps_of

FIRST_STEPS = 10
DIMENSION = "dimension"


@dataclass(frozen=True, slots=True)
class StrengthLine:
    """Where the city is strong; `key` opens its trace."""

    key: str
    title: str
    score: float
    level: int | None
    level_name: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """Where points are missing; `points` to the next level, None where there are enough or there is no next.

    `level` and `level_name` are the present ones; `unmet` are the conditions of the next that do not hold.
    """

    key: str
    title: str
    score: float
    level: int | None
    level_name: str
    next_level: str
    points: float | None
    unmet: tuple[ConditionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class BasisLine:
    """The score of the whole on one basis, and on how many answers it rests."""

    basis: Basis
    words: str
    score: float | None
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`steps`: all of them, the greatest gain first; `starts`: points at which the levels begin, of the second on.

    `dimensions` are the nodes of that tier, or those right below the whole where a framework has no such tier;
    `three` are the scores of the whole side by side, where it is known which answers have evidence or are verified.
    `held_back` those whose points would do for a higher level.
    """

    whole: NodeLine
    dimensions: tuple[NodeLine, ...]
    nodes: tuple[NodeLine, ...]
    strengths: tuple[StrengthLine, ...]
    gaps: tuple[GapLine, ...]
    held_back: tuple[HeldLine, ...]
    steps: tuple[StepLine, ...]
    starts: tuple[float, ...]
    three: tuple[BasisLine, ...] = ()

    @property
    def has_verified(self) -> bool:
        """Whether somebody from outside has finished verifying the answers."""
        return self.whole.verified_completeness is not None

    @property
    def first_steps(self) -> tuple[StepLine, ...]:
        return self.steps[:FIRST_STEPS]

    @property
    def has_evidence(self) -> bool:
        """Whether any answer has evidence, so that the second score says something."""
        return bool(self.whole.evidenced_completeness)


def outcome_of(
    result: Scored,
    claimed: Stored,
    proved: Stored,
    speak: Speaker,
    *,
    verified: Stored | None = None,
    resting: Mapping[Basis, int] | None = None,
    unit: int = 0,
) -> Outcome:
    """The outcome of one unit; spans and scores with evidence and verified only as they are stored.

    `resting` says on how many answers each score rests, where that is known.
    """
    lines = lines_of(result, claimed, proved, speak, verified=verified, unit=unit)
    givens = Givens(result, unit, speak)
    by_key = {line.key: line for line in lines}
    ladder = result.ladder(result.framework.root.key)
    starts = [level.start for level in ladder.levels if level.start is not None] if ladder else []
    tier = tuple(line for line in lines if line.tier == DIMENSION)
    return Outcome(
        whole=lines[0],
        dimensions=tier or tuple(line for line in lines if line.depth == 1),
        nodes=lines,
        strengths=_strengths(result, unit, by_key),
        gaps=_gaps(result, unit, by_key, givens),
        held_back=held_lines(result, unit, givens),
        steps=steps_of(result, speak, unit=unit),
        starts=tuple(starts),
        three=tuple(_three(lines[0], resting)) if resting else (),
    )


def _three(whole: NodeLine, resting: Mapping[Basis, int]) -> Iterator[BasisLine]:
    scores = {Basis.CLAIMED: whole.score, Basis.EVIDENCED: whole.evidenced, Basis.VERIFIED: whole.verified}
    for basis, answers in resting.items():
        yield BasisLine(basis, str(basis.label), scores[basis], answers)


def _strengths(result: Scored, unit: int, lines: dict[str, NodeLine]) -> tuple[StrengthLine, ...]:
    found = [(one, lines[one.key]) for one in strengths(result, unit) if one.key in lines]
    return tuple(StrengthLine(line.key, line.title, one.score, line.level, line.level_name) for one, line in found)


def _gaps(result: Scored, unit: int, lines: dict[str, NodeLine], givens: Givens) -> tuple[GapLine, ...]:
    speak = givens.speak
    return tuple(
        GapLine(
            key=one.key,
            title=speak(one.title),
            score=one.score,
            level=lines[one.key].level if one.key in lines else None,
            level_name=lines[one.key].level_name if one.key in lines else "",
            next_level=speak(one.next_level.name) if one.next_level else "",
            points=one.to_next if one.to_next > 0 else None,
            unmet=tuple(condition_line(each, givens) for each in one.unmet),
        )
        for one in gaps(result, unit)
    )
