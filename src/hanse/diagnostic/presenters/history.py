"""A city's results beside its earlier ones: what rose, what fell, and where another method began."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.models import Assessment, Result
from hanse.diagnostic.presenters.results import ResultsPage
from hanse.diagnostic.presenters.trend import Trend, trend_of
from hanse.diagnostic.queries.frameworks import root_key, title_of
from hanse.diagnostic.queries.history import course_of
from hanse.ui.charts import Bar, Break, Chart, Course, Reading, bars, line


@dataclass(frozen=True, slots=True)
class CourseResult:
    """One result of a round. `is_same_method`: made with the method of the assessment that is looked at.

    `whole` is the key of its root, and `query` what the address of a trace of it asks for; without a key none opens,
    since this site no longer has the framework.
    """

    assessment: Assessment
    method: str
    score: float | None
    low: float | None
    high: float | None
    level: int | None
    is_derived: bool
    is_same_method: bool
    nodes: dict[str, dict[str, Any]]
    whole: str = ""
    version: str = ""

    @property
    def query(self) -> str:
        return f"?{urlencode({'version': self.version})}" if self.is_derived else ""

    @property
    def at(self) -> date:
        """The last day of its round."""
        return self.assessment.round.closes_on

    @property
    def name(self) -> str:
        return self.assessment.round.name


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension: its scores in the comparable rounds, oldest first, and the change since the last one before."""

    key: str
    title: str
    scores: tuple[float | None, ...]
    change: float | None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """`comparable`: results of one method, oldest first, the assessment itself last; `dimensions`: their scores."""

    assessment: Assessment
    course: tuple[CourseResult, ...]
    comparable: tuple[CourseResult, ...]
    dimensions: tuple[Row, ...]
    trend: Trend | None
    picture: Chart | None
    compared: Chart | None

    @property
    def methods(self) -> int:
        return len({one.method for one in self.course})


def history_page(results: ResultsPage) -> HistoryPage:
    """The assessment beside the city's earlier ones; one query."""
    course = course_results(results.assessment)
    comparable = tuple(one for one in course if one.is_same_method)
    return HistoryPage(
        assessment=results.assessment,
        course=course,
        comparable=comparable,
        dimensions=tuple(_row(node.key, node.title, comparable) for node in results.dimensions),
        trend=trend_of(results, comparable),
        picture=_picture(course, comparable) if len({one.at for one in course}) > 1 else None,
        compared=_compared(results, comparable[-2]) if len(comparable) > 1 else None,
    )


def results_trend(results: ResultsPage) -> Trend | None:
    """What changed since the last comparable assessment; None for the first. One query."""
    return trend_of(results, [one for one in course_results(results.assessment) if one.is_same_method])


def course_results(assessment: Assessment) -> tuple[CourseResult, ...]:
    """Results of the city up to this assessment, the oldest first; derived ones only where they can be compared."""
    found = [_in_course(one, assessment) for one in course_of(assessment)]
    return tuple(one for one in found if one.is_same_method or not one.is_derived)


def _in_course(result: Result, now: Assessment) -> CourseResult:
    whole = root_key(*result.method)
    root: dict[str, Any] = result.nodes.get(whole, {})
    return CourseResult(
        assessment=result.assessment,
        method=_method(result),
        score=result.score,
        low=root.get("low"),
        high=root.get("high"),
        level=result.level,
        is_derived=result.is_derived,
        is_same_method=result.method == now.method,
        nodes=result.nodes,
        whole=whole,
        version=result.framework_version,
    )


def _method(result: Result) -> str:
    """A framework's title and version; its key where this site no longer has that version."""
    title = title_of(*result.method, get_language() or "en")
    return f"{title or result.framework_key} {result.framework_version}"


def _row(key: str, title: str, comparable: Sequence[CourseResult]) -> Row:
    scores = tuple(one.nodes.get(key, {}).get("score") for one in comparable)
    before, after = (scores[-2], scores[-1]) if len(scores) > 1 else (None, None)
    return Row(key, title, scores, None if before is None or after is None else after - before)


def _picture(course: Sequence[CourseResult], comparable: Sequence[CourseResult]) -> Chart:
    """Scores as they were given, cut where the method changed; beside them those scored again with today's method."""
    own = [one for one in course if not one.is_derived]
    courses = [Course(_("As scored in its round"), [Reading(one.at, one.score, one.name) for one in own])]
    if any(one.is_derived for one in comparable):
        again = [Reading(one.at, one.score, one.name) for one in comparable]
        courses.append(Course(_("Scored again with the method of the latest round"), again, one_method=True))
    changes = [
        Break(after.at, _("new method: %(method)s") % {"method": after.method})
        for before, after in pairwise(own)
        if before.method != after.method
    ]
    return line(courses, title=_("The score over the rounds, 0 to 100"), breaks=changes, rtl=get_language_bidi())


def _compared(results: ResultsPage, before: CourseResult) -> Chart:
    rows = [
        Bar(one.title, one.score, one.level, one.low, one.high, before.nodes.get(one.key, {}).get("score"))
        for one in results.dimensions
    ]
    return bars(
        rows,
        title=_("The dimensions beside those of the assessment before"),
        marks=results.starts,
        compared_with=before.name,
        rtl=get_language_bidi(),
    )
