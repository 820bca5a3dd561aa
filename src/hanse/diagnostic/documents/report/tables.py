"""The tables of the report: dimensions and indicators, strengths and gaps. All cells are texts."""

from typing import Any

from django.utils.translation import gettext as _

from hanse.diagnostic.documents.report.levels import level_words, score_words, span
from hanse.diagnostic.presenters.ladder import HeldLine
from hanse.diagnostic.presenters.nodes import NodeLine
from hanse.diagnostic.presenters.outcome import GapLine, Outcome
from hanse.ui import formats


def score_columns(first: str, outcome: Outcome) -> list[str]:
    """The heads of a table of nodes; spans and evidence only where there are any."""
    heads = [first, _("Level"), _("Points")]
    heads += [_("Between")] if outcome.whole.low is not None else []
    heads += [_("With evidence only")] if outcome.has_evidence else []
    heads += [_("Verified only")] if outcome.has_verified else []
    return [*heads, _("Answered")]


def score_row(line: NodeLine, outcome: Outcome) -> list[str]:
    cells = [line.title, level_words(line.level, line.level_name), formats.number(line.score, 0)]
    cells += [span(line)] if outcome.whole.low is not None else []
    cells += [formats.number(line.evidenced, 0)] if outcome.has_evidence else []
    cells += [formats.number(line.verified, 0)] if outcome.has_verified else []
    return [*cells, formats.percent(line.completeness)]


def three_rows(outcome: Outcome) -> list[list[str]]:
    """The scores of the whole side by side, each with the answers on which it rests; none where these are unknown."""
    return [[one.words, formats.number(one.score, 0), formats.number(one.answers)] for one in outcome.three]


def sections(outcome: Outcome) -> list[dict[str, Any]]:
    """Each dimension with its picture in words and the table of what lies right below it."""
    return [
        {
            "title": line.title,
            "number": line.level,
            "level": level_words(line.level, line.level_name),
            "score": score_words(line),
            "picture": line.picture,
            "rows": [score_row(part, outcome) for part in _below(line, outcome)],
        }
        for line in outcome.dimensions
    ]


def _below(line: NodeLine, outcome: Outcome) -> list[NodeLine]:
    """The nodes one step below `line`: they follow it, until one that is no deeper."""
    start = outcome.nodes.index(line) + 1
    found = []
    for one in outcome.nodes[start:]:
        if one.depth <= line.depth:
            break
        if one.depth == line.depth + 1:
            found.append(one)
    return found


def strength_rows(outcome: Outcome) -> list[list[str]]:
    return [
        [one.title, level_words(one.level, one.level_name), formats.number(one.score, 0)] for one in outcome.strengths
    ]


def gap_rows(outcome: Outcome) -> list[list[str]]:
    return [
        [one.title, level_words(one.level, one.level_name), formats.number(one.score, 0), missing(one)]
        for one in outcome.gaps
    ]


def missing(gap: GapLine) -> str:
    """What keeps a field from its next level: points, and conditions in words."""
    said = []
    if gap.points is not None:
        points = _("%(points)s points to “%(level)s”")
        said.append(points % {"points": formats.number(gap.points, 0), "level": gap.next_level})
    said += [lacks(gap)] if gap.unmet else []
    return ". ".join(said) or formats.NOTHING


def lacks(line: GapLine | HeldLine) -> str:
    """The conditions of the next level that do not hold."""
    words = formats.dotted(condition.words for condition in line.unmet)
    return _("Missing for “%(level)s”: %(conditions)s") % {"level": line.next_level, "conditions": words}


def held_rows(outcome: Outcome) -> list[list[str]]:
    """Where a condition alone holds a level back."""
    return [[one.title, level_words(one.level, one.level_name), one.by_points, lacks(one)] for one in outcome.held_back]
