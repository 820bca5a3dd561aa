"""What would change if the answers that came were saved."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.exchange.received import Delivery, Received, Trouble
from hanse.questions.spec.questionnaire import Questionnaire


class Change(StrEnum):
    """ADDED: where nobody here knew the answer, too.

    CONFLICTING: both the sender and somebody here changed the answer since it was sent out.
    """

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    CONFLICTING = "conflicting"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is stored now: the answer (None: not answered, or cleared) and its version (0: never answered)."""

    answer: Answer | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One question: what stands, what came, and the version to expect when it is saved."""

    key: str
    change: Change
    before: Answer | None
    after: Answer | None
    version: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    lines: tuple[Line, ...]
    troubles: tuple[Trouble, ...]
    comments: Mapping[str, str]

    def keys(self, *changes: Change) -> tuple[str, ...]:
        return tuple(line.key for line in self.lines if line.change in changes)


def compare(questionnaire: Questionnaire, standing: Mapping[str, Standing], delivery: Delivery) -> Difference:
    """Lines in the questionnaire's order, one for each question that came."""
    came = {one.key: one for one in delivery.received}
    lines = tuple(_line(came[key], standing.get(key, Standing())) for key in questionnaire.order if key in came)
    return Difference(lines, delivery.troubles, delivery.comments)


def _line(came: Received, now: Standing) -> Line:
    change = _change(came, now)
    return Line(came.key, change, now.answer, came.answer, now.version, came.place)


def _change(came: Received, now: Standing) -> Change:
    if not came.touched or _same(came.answer, now.answer):
        return Change.UNCHANGED
    if came.answer is None and came.base_version is None:
        return Change.UNCHANGED  # left empty by somebody who was never sent an answer: no wish to remove one
    if _known(came.answer) and now.answer is not None and not _known(now.answer):
        return Change.ADDED
    if came.base_version is not None and came.base_version != now.version:
        return Change.CONFLICTING
    if came.answer is None:
        return Change.REMOVED
    return Change.ADDED if now.answer is None else Change.CHANGED


def _known(answer: Answer | None) -> bool:
    return answer is not None and answer.state is not State.UNKNOWN


def _same(one: Answer | None, other: Answer | None) -> bool:
    """Equal as a person sees it: another composition of the same characters is no difference."""
    if one is None or other is None:
        return one is other
    return (one.state, _composed(one.value), _composed(one.note)) == (
        other.state,
        _composed(other.value),
        _composed(other.note),
    )


def _composed(value: object) -> object:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value
