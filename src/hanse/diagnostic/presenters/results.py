"""Results as the page, the report and the downloads show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from hanse.diagnostic.engine.focus import gaps, steps, strengths
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.enums import Basis
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.results import result_of, scored
from hanse.kernel.texts import Text

MOST_STEPS = 15


@dataclass(frozen=True, slots=True)
class NodeLine:
    """One node: its score as answered and with evidence only, its level in words, how complete it is (0 to 1)."""

    key: str
    title: str
    tier: str
    depth: int
    score: float | None
    evidenced: float | None
    level: int | None
    level_name: str
    picture: str
    completeness: float
    evidenced_level: int | None = None
    evidenced_completeness: float | None = None


@dataclass(frozen=True, slots=True)
class GapLine:
    """Where points are missing; `points` to the next level, None where there are enough or there is no next."""

    title: str
    score: float
    next_level: str
    points: float | None


@dataclass(frozen=True, slots=True)
class StepLine:
    """An action: the next option of a question, and the points that it would add to the whole."""

    question: str
    title: str
    next_option: str
    gain: float


@dataclass(frozen=True, slots=True)
class ResultsPage:
    assessment: Assessment
    whole: NodeLine
    dimensions: tuple[NodeLine, ...]
    nodes: tuple[NodeLine, ...]
    strengths: tuple[str, ...]
    gaps: tuple[GapLine, ...]
    steps: tuple[StepLine, ...]


class Speaker:
    """Texts of a framework in one language; `fell_back` once another language had to stand in."""

    def __init__(self, scheme: Framework, language: str) -> None:
        self.translations, self.language = scheme.translations, language
        self.fell_back = False

    def __call__(self, text: Text | None) -> str:
        if text is None:
            return ""
        wording = self.translations.wording(text, self.language)
        self.fell_back |= not wording.translated
        return wording.text


def speaker_of(assessment: Assessment, language: str) -> Speaker:
    """The texts of the framework under which the assessment was made."""
    return Speaker(framework(assessment.round.framework_key, assessment.round.framework_version), language)


def results_page(assessment: Assessment, language: str) -> ResultsPage | None:
    """The results of a submitted assessment; None before they are computed. Two queries."""
    proved = result_of(assessment, Basis.EVIDENCED)
    if proved is None:
        return None
    result = scored([assessment])
    speak = Speaker(result.framework, language)
    lines = tuple(_lines(result, result.framework.root, 0, proved.nodes, speak))
    return ResultsPage(
        assessment=assessment,
        whole=lines[0],
        dimensions=tuple(line for line in lines if line.tier == "dimension"),
        nodes=lines,
        strengths=tuple(speak(one.title) for one in strengths(result, 0)),
        gaps=tuple(_gaps(result, speak)),
        steps=tuple(
            StepLine(one.question, speak(one.title), speak(one.following.text), one.gain)
            for one in steps(result, 0)[:MOST_STEPS]
        ),
    )


def _gaps(result: Scored, speak: Speaker) -> list[GapLine]:
    return [
        GapLine(
            title=speak(one.title),
            score=one.score,
            next_level=speak(one.next_level.name) if one.next_level else "",
            points=one.to_next if one.to_next > 0 else None,
        )
        for one in gaps(result, 0)
    ]


def _lines(
    result: Scored, node: Node, depth: int, proved: Mapping[str, Mapping[str, Any]], speak: Speaker
) -> list[NodeLine]:
    level, ladder = result.level(0, node.key), result.ladder(node.key)
    score = float(result.scores(node.key)[0])
    line = NodeLine(
        key=node.key,
        title=speak(node.title),
        tier=node.tier,
        depth=depth,
        score=None if np.isnan(score) else score,
        evidenced=proved.get(node.key, {}).get("score"),
        level=ladder.levels.index(level) + 1 if ladder and level else None,
        level_name=speak(level.name) if level else "",
        picture=speak(node.gates.pictures.get(level.key) or level.text) if level else "",
        completeness=float(result.completeness(node.key)[0]),
        evidenced_level=proved.get(node.key, {}).get("level"),
        evidenced_completeness=proved.get(node.key, {}).get("completeness"),
    )
    parts = [part for part in node.parts if isinstance(part, Node)]
    return [line, *(found for part in parts for found in _lines(result, part, depth + 1, proved, speak))]
