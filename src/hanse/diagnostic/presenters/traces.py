"""Why a score is what it is, as a page shows it: one node or measure, its parts, and the way back up."""

from dataclasses import dataclass

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.diagnostic.engine.answers import State
from hanse.diagnostic.engine.model.rules import Mean
from hanse.diagnostic.engine.model.tree import FromFormula, FromOptions, Measure, Node
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.engine.shares import Scale
from hanse.diagnostic.engine.traces import MeasureTrace, NodeTrace, Part, trace
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.answers import answer_words
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.results import opened

RULES: dict[Mean, Promise] = {
    Mean.MEAN: gettext_lazy("The weighted mean of the parts."),
    Mean.SUM: gettext_lazy("The weighted sum of the parts."),
    Mean.GEOMETRIC: gettext_lazy("The weighted geometric mean of the parts: their logarithms add up."),
    Mean.HARMONIC: gettext_lazy("The weighted harmonic mean of the parts: their reciprocals add up."),
    Mean.POWER: gettext_lazy("A generalised mean of the parts: their powers add up."),
    Mean.MEDIAN: gettext_lazy("The median of the parts."),
    Mean.MINIMUM: gettext_lazy("The lowest of the parts."),
    Mean.MAXIMUM: gettext_lazy("The highest of the parts."),
    Mean.BEST: gettext_lazy("The mean of the best parts."),
    Mean.COPELAND: gettext_lazy("Each city compared with each other on the parts."),
    Mean.FORMULA: gettext_lazy("Computed from the parts by this formula:"),
}
WHY: dict[str, Promise] = {
    "missing_part": gettext_lazy("There is no score, because a part is missing that must be there."),
    "too_little": gettext_lazy("There is no score, because too few of the parts have one."),
    "nothing": gettext_lazy("There is no score, because none of the parts has one."),
}
STATES: dict[State, Promise] = {
    State.MISSING: gettext_lazy("not answered"),
    State.NOT_APPLICABLE: gettext_lazy("does not apply"),
    State.IRRELEVANT: gettext_lazy("not asked"),
}
STAGES: dict[str, Promise] = {
    "raw": gettext_lazy("From the answer"),
    "denominated": gettext_lazy("Divided by its denominator"),
    "imputed": gettext_lazy("Filled in for a missing answer"),
    "transformed": gettext_lazy("Transformed"),
    "treated": gettext_lazy("After the treatment of outliers"),
    "normalised": gettext_lazy("On the scale of scores"),
}


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part: its share of the weight (0 to 1) and what it brings; `absent` says why it has no score of its own."""

    key: str
    title: str
    score: float | None
    share: float
    contribution: float | None
    absent: str
    stands_in: bool


@dataclass(frozen=True, slots=True)
class TracePage:
    """`above`: (key, title) from the whole down to the node above. `parts` for a node; `steps` for a measure."""

    assessment: Assessment
    key: str
    title: str
    above: tuple[tuple[str, str], ...]
    score: float | None
    level: int | None = None
    level_name: str = ""
    rule: str = ""
    formula: str = ""
    why: str = ""
    adds_up: bool = False
    total: float | None = None
    exact: float | None = None
    on_scores: bool = True
    parts: tuple[PartLine, ...] = ()
    steps: tuple[tuple[str, float], ...] = ()
    question: str = ""
    answer: str = ""


def trace_page(assessment: Assessment, key: str, language: str) -> TracePage:
    """Open one score of a submitted assessment. Raises KeyError for an unknown node or measure."""
    result = opened(assessment).result
    speak = Speaker(result.framework, language)
    found = trace(result, 0, key)
    path = _path(result.framework.root, key)
    above = tuple((node.key, speak(node.title)) for node in path)
    if isinstance(found, NodeTrace):
        return _node_page(assessment, result, found, above, speak)
    return _measure_page(assessment, result, found, above, speak)


def _node_page(
    assessment: Assessment, result: Scored, found: NodeTrace, above: tuple[tuple[str, str], ...], speak: Speaker
) -> TracePage:
    level, ladder = result.level(0, found.key), result.ladder(found.key)
    return TracePage(
        assessment=assessment,
        key=found.key,
        title=speak(found.title),
        above=above,
        score=_known(found.score),
        level=ladder.levels.index(level) + 1 if ladder and level else None,
        level_name=speak(level.name) if level else "",
        rule=str(RULES[found.rule.mean]),
        formula=found.rule.formula,
        why=str(WHY[found.why]) if found.why else "",
        adds_up=found.adds_up and not found.why,
        total=_known(found.total),
        exact=_known(found.exact),
        on_scores=found.scale is Scale.SCORES,
        parts=tuple(_part(one, speak) for one in found.parts),
    )


def _part(part: Part, speak: Speaker) -> PartLine:
    return PartLine(
        key=part.key,
        title=speak(part.title),
        score=_known(part.score),
        share=part.share,
        contribution=_known(part.contribution),
        absent="" if part.state is State.GIVEN else str(STATES[part.state]),
        stands_in=part.stands_in,
    )


def _measure_page(
    assessment: Assessment, result: Scored, found: MeasureTrace, above: tuple[tuple[str, str], ...], speak: Speaker
) -> TracePage:
    measure = next(one for one in result.framework.root.measures() if one.key == found.key)
    question, answer = _asked(assessment, measure, speak)
    return TracePage(
        assessment=assessment,
        key=found.key,
        title=speak(found.title),
        above=above,
        score=_known(found.score),
        rule=_("Computed by this formula:") if isinstance(measure.source, FromFormula) else "",
        formula=measure.source.formula if isinstance(measure.source, FromFormula) else "",
        why="" if found.state is State.GIVEN else str(STATES[found.state]),
        steps=tuple(
            (str(STAGES.get(one.stage, one.stage)), one.value)
            for one in found.steps
            if one.changed and not np.isnan(one.value)
        ),
        question=question,
        answer=answer,
    )


def _asked(assessment: Assessment, measure: Measure, speak: Speaker) -> tuple[str, str]:
    """The question behind a measure and its answer in words; empty where it is not of one question."""
    asked = questionnaire_of(assessment.round.framework_key, assessment.round.framework_version)
    key = measure.source.question if isinstance(measure.source, FromOptions) else measure.key
    question = asked.questions.get(key)
    if question is None:
        return "", ""
    return speak(question.text), answer_words(question, opened(assessment).given.get(key), speak)


def _path(node: Node, key: str) -> tuple[Node, ...]:
    """The nodes above `key`, from the root down; empty for the root."""
    for part in node.parts:
        if part.key == key:
            return (node,)
        if isinstance(part, Node) and (below := _path(part, key)):
            return (node, *below)
    return ()


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
