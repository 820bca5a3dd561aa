"""What changed between two assessments, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _

from hanse.diagnostic.presenters.results import ResultsPage
from hanse.ui import formats

WORTH_TELLING = 1.0
"""Points below which a change is none, as scores are shown in whole points."""


class Before(Protocol):
    """An earlier result by the same method."""

    @property
    def name(self) -> str: ...
    @property
    def score(self) -> float | None: ...
    @property
    def nodes(self) -> Mapping[str, Mapping[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Trend:
    """`change` in points since the round `since`; `words` say it with the dimensions that moved most.

    `is_clear`: the change is larger than half the span of the present score, so it is more than noise.
    """

    since: str
    change: float
    is_clear: bool
    words: str


def trend_of(results: ResultsPage, comparable: Sequence[Before]) -> Trend | None:
    """The change since the last but one of `comparable`, whose last is the present result; None without scores."""
    if len(comparable) < 2:
        return None
    before, whole = comparable[-2], results.whole
    if before.score is None or whole.score is None:
        return None
    change = whole.score - before.score
    half = (whole.high - whole.low) / 2 if whole.high is not None and whole.low is not None else 0.0
    is_clear = abs(change) > max(half, WORTH_TELLING)
    sentences = [_whole(change, before.name), *_moved(results, before)]
    if not is_clear and abs(change) >= WORTH_TELLING:
        sentences.append(_("For the whole, this is too little to be sure of."))
    return Trend(before.name, change, is_clear, " ".join(sentences))


def _whole(change: float, since: str) -> str:
    if abs(change) < WORTH_TELLING:
        return _("As many points as in “%(round)s”.") % {"round": since}
    words = {"points": formats.number(abs(change), 0), "round": since}
    said = (
        _("Up %(points)s points since “%(round)s”.") if change > 0 else _("Down %(points)s points since “%(round)s”.")
    )
    return said % words


def _moved(results: ResultsPage, before: Before) -> list[str]:
    """The dimension that rose most, and the one that fell most."""
    known = [(line, before.nodes.get(line.key, {}).get("score")) for line in results.dimensions]
    moves = [(line.score - old, line.title) for line, old in known if line.score is not None and old is not None]
    if not moves:
        return []
    (rise, risen), (fall, fallen) = max(moves), min(moves)
    sentences = []
    if rise >= WORTH_TELLING:
        words = {"dimension": risen, "points": formats.number(rise, 0)}
        sentences.append(_("Most gained: %(dimension)s (+%(points)s).") % words)
    if fall <= -WORTH_TELLING:
        words = {"dimension": fallen, "points": formats.number(-fall, 0)}
        sentences.append(_("Most lost: %(dimension)s (−%(points)s).") % words)
    return sentences
