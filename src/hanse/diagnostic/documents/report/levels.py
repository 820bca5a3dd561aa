"""Levels, scores and spans as the report says them."""

from django.utils.translation import gettext as _

from hanse.diagnostic.engine.model.levels import Ladder
from hanse.diagnostic.presenters.nodes import NodeLine
from hanse.diagnostic.presenters.outcome import Outcome
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.ui import formats


def ladder_rows(ladder: Ladder | None, speak: Speaker) -> list[list[str]]:
    """Number, name, first point and picture of each level, the lowest first."""
    if ladder is None:
        return []
    return [
        [formats.number(place), speak(level.name), formats.number(level.start or 0), speak(level.text)]
        for place, level in enumerate(ladder.levels, start=1)
    ]


def level_words(level: int | None, name: str) -> str:
    if level is None:
        return _("No level: too few answers")
    return _("Level %(level)s: %(name)s") % {"level": formats.number(level), "name": name}


def score_words(line: NodeLine) -> str:
    """The score with the span in which it lies."""
    if line.score is None:
        return _("Too few answers for a score.")
    score = formats.number(line.score, 0)
    if line.low is None or line.high is None:
        return _("%(score)s of 100 points") % {"score": score}
    said = _("%(score)s of 100 points, between %(low)s and %(high)s")
    return said % {"score": score, "low": formats.number(line.low, 0), "high": formats.number(line.high, 0)}


def span(line: NodeLine) -> str:
    if line.low is None or line.high is None:
        return formats.NOTHING
    return _("%(low)s to %(high)s") % {"low": formats.number(line.low, 0), "high": formats.number(line.high, 0)}


def trust_words(outcome: Outcome) -> list[str]:
    """How far the score can be trusted: what is answered, and what has evidence."""
    whole = outcome.whole
    share = _("%(share)s of the questions that apply are answered.") % {"share": formats.percent(whole.completeness)}
    if not outcome.has_evidence:
        return [share]
    if whole.evidenced is None:
        return [share, _("Too few answers have evidence for a score of their own.")]
    said = _("Counting only answers with evidence (%(share)s of them): %(score)s points.")
    proved = formats.percent(whole.evidenced_completeness)
    return [share, said % {"share": proved, "score": formats.number(whole.evidenced, 0)}]
