"""Results as the page, the report and the downloads show them."""

from dataclasses import dataclass

from hanse.diagnostic.engine.focus import gaps, strengths
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.enums import Basis
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.nodes import NodeLine, lines_of
from hanse.diagnostic.presenters.speaker import Speaker, speaker_of
from hanse.diagnostic.presenters.steps import StepLine, steps_of
from hanse.diagnostic.queries.results import opened, stored_results

__all__ = ["GapLine", "NodeLine", "ResultsPage", "Speaker", "StepLine", "StrengthLine", "results_page", "speaker_of"]

FIRST_STEPS = 10


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

    `level` and `level_name` are the present ones.
    """

    key: str
    title: str
    score: float
    level: int | None
    level_name: str
    next_level: str
    points: float | None


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """`steps`: all of them, the greatest gain first; `starts`: points at which the levels begin, of the second on."""

    assessment: Assessment
    whole: NodeLine
    dimensions: tuple[NodeLine, ...]
    nodes: tuple[NodeLine, ...]
    strengths: tuple[StrengthLine, ...]
    gaps: tuple[GapLine, ...]
    steps: tuple[StepLine, ...]
    starts: tuple[float, ...]

    @property
    def first_steps(self) -> tuple[StepLine, ...]:
        return self.steps[:FIRST_STEPS]

    @property
    def has_evidence(self) -> bool:
        """Whether any answer has evidence, so that the second score says something."""
        return bool(self.whole.evidenced_completeness)


def results_page(assessment: Assessment, language: str) -> ResultsPage | None:
    """The results of a submitted assessment; None before they are computed.

    One query; two more for the first reader of an assessment in a process.
    """
    stored = stored_results(assessment)
    if Basis.CLAIMED not in stored:
        return None
    result = opened(assessment).result
    speak = Speaker(result.framework, language)
    proved = stored.get(Basis.EVIDENCED)
    lines = lines_of(result, stored[Basis.CLAIMED].nodes, proved.nodes if proved else {}, speak)
    ladder = result.ladder(result.framework.root.key)
    starts = [level.start for level in ladder.levels if level.start is not None] if ladder else []
    return ResultsPage(
        assessment=assessment,
        whole=lines[0],
        dimensions=tuple(line for line in lines if line.tier == "dimension"),
        nodes=lines,
        strengths=_strengths(result, {line.key: line for line in lines}),
        gaps=_gaps(result, {line.key: line for line in lines}, speak),
        steps=steps_of(result, speak),
        starts=tuple(starts),
    )


def _strengths(result: Scored, lines: dict[str, NodeLine]) -> tuple[StrengthLine, ...]:
    found = [(one, lines[one.key]) for one in strengths(result, 0) if one.key in lines]
    return tuple(StrengthLine(line.key, line.title, one.score, line.level, line.level_name) for one, line in found)


def _gaps(result: Scored, lines: dict[str, NodeLine], speak: Speaker) -> tuple[GapLine, ...]:
    return tuple(
        GapLine(
            key=one.key,
            title=speak(one.title),
            score=one.score,
            level=lines[one.key].level if one.key in lines else None,
            level_name=lines[one.key].level_name if one.key in lines else "",
            next_level=speak(one.next_level.name) if one.next_level else "",
            points=one.to_next if one.to_next > 0 else None,
        )
        for one in gaps(result, 0)
    )
