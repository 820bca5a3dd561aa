"""Why a score and a level are what they are, as a page shows it: one node or measure, its parts, the way back up."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.diagnostic.engine.answers import State
from hanse.diagnostic.engine.model.rules import Mean
from hanse.diagnostic.engine.model.tree import FromFormula, Measure, Node
from hanse.diagnostic.engine.shares import Scale
from hanse.diagnostic.engine.traces import MeasureTrace, NodeTrace, Part, trace
from hanse.diagnostic.enums import Basis, Trust
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.givens import ABSENT, Givens
from hanse.diagnostic.presenters.ladder import LevelLine, level_line
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.presenters.traced_answer import AnswerLine, answer_line
from hanse.diagnostic.queries.results import Opened, opened_as

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


@dataclass(frozen=True, slots=True, kw_only=True)
class TracePage:
    """`above`: (key, title) from the whole down to the node above. `parts` for a node; `steps` for a measure.

    `basis` and `method` say which answers count and, where it is not the round's own, by which version. `of_whole` is
    the share that a point here has of a point of the whole; `answered` of `asked` questions below have an answer.
    """

    assessment: Assessment
    basis: Basis
    method: str
    key: str
    title: str
    above: tuple[tuple[str, str], ...]
    score: float | None
    of_whole: float
    answered: int
    asked: int
    why: str = ""
    rule: str = ""
    formula: str = ""
    level: int | None = None
    level_name: str = ""
    levels: LevelLine | None = None
    adds_up: bool = False
    total: float | None = None
    exact: float | None = None
    on_scores: bool = True
    parts: tuple[PartLine, ...] = ()
    steps: tuple[tuple[str, float], ...] = ()
    answer: AnswerLine = field(default_factory=AnswerLine)

    @property
    def query(self) -> str:
        """What keeps the basis and the method in the addresses of other traces."""
        said = {"basis": self.basis.value if self.basis != Basis.CLAIMED else "", "version": self.method}
        kept = {name: value for name, value in said.items() if value}
        return f"?{urlencode(kept)}" if kept else ""


def trace_page(
    assessment: Assessment, key: str, language: str, *, basis: Basis = Basis.CLAIMED, version: str = ""
) -> TracePage:
    """Open one score of a submitted assessment, under its own version of the framework or another.

    Two queries for the first trace of an assessment in a process, and one for a measure.
    Raises KeyError for an unknown node or measure, UnknownFrameworkError for an unknown version.
    """
    own = assessment.method.version
    found = opened_as(assessment, basis, version or own)
    method = "" if version in {"", own} else version
    return _Tracing(assessment, found, Speaker(found.result.framework, language), basis, method).page(key)


@dataclass(frozen=True, slots=True)
class _Tracing:
    assessment: Assessment
    opened: Opened
    speak: Speaker
    basis: Basis
    method: str

    def page(self, key: str) -> TracePage:
        found = trace(self.opened.result, 0, key)
        return self._node(found) if isinstance(found, NodeTrace) else self._measure(found)

    def _node(self, found: NodeTrace) -> TracePage:
        result, speak = self.opened.result, self.speak
        level, ladder = result.level(0, found.key), result.ladder(found.key)
        return self._shared(
            found,
            level=ladder.levels.index(level) + 1 if ladder and level else None,
            level_name=speak(level.name) if level else "",
            levels=level_line(result, 0, found.key, Givens(result, 0, speak)),
            rule=str(RULES[found.rule.mean]),
            formula=found.rule.formula,
            why=str(WHY[found.why]) if found.why else "",
            adds_up=found.adds_up and not found.why,
            total=_known(found.total),
            exact=_known(found.exact),
            on_scores=found.scale is Scale.SCORES,
            parts=tuple(self._part(one) for one in found.parts),
        )

    def _part(self, part: Part) -> PartLine:
        return PartLine(
            key=part.key,
            title=self.speak(part.title),
            score=_known(part.score),
            share=part.share,
            contribution=_known(part.contribution),
            absent=self._absent(part),
            stands_in=part.stands_in,
        )

    def _absent(self, part: Part) -> str:
        """Why a part has no score of its own: only a question can be unanswered, or answered without evidence."""
        plan = self.opened.result.plan
        if part.state is State.MISSING and isinstance(plan.columns[plan.places[part.key]], Node):
            return _("no score")
        if part.state is State.MISSING and self.basis == Basis.EVIDENCED:
            return _("no evidence")
        if part.state is State.MISSING and self.basis == Basis.VERIFIED:
            return _("not verified")
        return "" if part.state is State.GIVEN else str(ABSENT[part.state])

    def _measure(self, found: MeasureTrace) -> TracePage:
        result = self.opened.result
        measure = result.plan.columns[result.plan.places[found.key]]
        assert isinstance(measure, Measure)
        formula = measure.source.formula if isinstance(measure.source, FromFormula) else ""
        answer = answer_line(self.assessment, self.opened, measure, self.speak)
        absent = str(ABSENT.get(found.state, ""))
        if self.basis == Basis.EVIDENCED and answer.is_claimed:
            absent = _("left out, because the answer has no evidence")
        elif self.basis == Basis.VERIFIED and answer.trust is not Trust.VERIFIED:
            absent = _("left out, because the answer is not verified")
        return self._shared(
            found,
            rule=_("Computed by this formula:") if formula else "",
            formula=formula,
            why="" if found.state is State.GIVEN else absent,
            steps=tuple(
                (str(STAGES.get(one.stage, one.stage)), one.value)
                for one in found.steps
                if one.changed and not np.isnan(one.value)
            ),
            answer=answer,
        )

    def _shared(self, found: NodeTrace | MeasureTrace, **own: object) -> TracePage:
        result, place = self.opened.result, self.opened.result.plan.places[found.key]
        answered, asked = result.counted(found.key)
        return TracePage(
            assessment=self.assessment,
            basis=self.basis,
            method=self.method,
            key=found.key,
            title=self.speak(found.title),
            above=tuple((node.key, self.speak(node.title)) for node in _path(result.framework.root, found.key)),
            score=_known(found.score),
            of_whole=float(result.plan.shares[place]),
            answered=int(answered[0]),
            asked=int(asked[0]),
            **own,  # type: ignore[arg-type]
        )


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
