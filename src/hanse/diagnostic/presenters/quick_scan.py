"""The result of a quick scan, for the visitor."""

from dataclasses import dataclass

import numpy as np
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.focus import steps, strengths
from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.queries.quick_scans import given_in_scan, scan_questions, scored_scan
from hanse.kernel.texts import Wording
from hanse.questions.public import reader_in
from hanse.questions.spec.progress import Count, progress
from hanse.questions.spec.reading import Reader
from hanse.ui.charts import Bar, Chart, bars

MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the scan, or the whole: its score (0 to 100; None: too few answers) and its level in words."""

    title: Wording
    text: Wording | None
    score: float | None
    level: int | None
    level_name: str
    picture: Wording | None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the city would have with the next option of a question."""

    title: Wording
    words: Wording


@dataclass(frozen=True, slots=True)
class ScanResult:
    whole: Side
    sides: tuple[Side, ...]
    strengths: tuple[Wording, ...]
    steps: tuple[NextStep, ...]
    count: Count
    chart: Chart


def scan_result(scan: QuickScan, language: str) -> ScanResult:
    scored = scored_scan(scan)
    reader = reader_in(language, scored.framework.translations)
    root = scored.framework.root
    sides = tuple(_side(scored, part, reader) for part in root.parts if isinstance(part, Node))
    return ScanResult(
        whole=_side(scored, root, reader),
        sides=sides,
        strengths=tuple(reader.wording(one.title) for one in strengths(scored, 0)),
        steps=tuple(
            NextStep(reader.wording(one.title), reader.wording(one.following.text))
            for one in steps(scored, 0)[:MOST_STEPS]
        ),
        count=scan_count(scan),
        chart=_chart(sides),
    )


def scan_count(scan: QuickScan) -> Count:
    """How many questions are answered, known and open."""
    return progress(scan_questions(), given_in_scan(scan)).total


def _side(scored: Scored, node: Node, reader: Reader) -> Side:
    level, ladder = scored.level(0, node.key), scored.ladder(node.key)
    score = float(scored.scores(node.key)[0])
    return Side(
        title=reader.wording(node.title),
        text=reader.wording(node.text) if node.text else None,
        score=None if np.isnan(score) else score,
        level=ladder.levels.index(level) + 1 if ladder and level else None,
        level_name=reader(level.name) if level else "",
        picture=reader.wording(level.text) if level and level.text else None,
    )


def _chart(sides: tuple[Side, ...]) -> Chart:
    rows = [Bar(side.title.text, side.score, side.level) for side in sides]
    return bars(rows, title=_("The four sides of the quick scan, 0 to 100"), rtl=get_language_bidi())
