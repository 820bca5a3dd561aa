"""Answers that a city has given once: what its next questionnaire can take from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hanse.diagnostic.engine.model.correspondence import Correspondence
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment, Version
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.mappings import correspondence, read_as
from hanse.questions.public import given_answers
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.answer import State as Given

_ORIGIN = "answers of "


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a submitted assessment of another round says in the words of this one.

    `given` are its own answers, `answers` those that a city can confirm here, by the new questions' keys: never what it
    did not know. `mapping` says from which questions each comes.
    """

    assessment: Assessment
    mapping: Correspondence
    given: Mapping[str, Answer]
    answers: Mapping[str, Answer]

    def sources(self, key: str) -> tuple[str, ...]:
        """The old questions that stand behind a new one."""
        return tuple(one.question for one in self.mapping.targets[key].sources)


def earlier_of(assessment: Assessment) -> Earlier | None:
    """The newest submitted answers of the city that this assessment can take something from; None without any.

    One query, and one for each such assessment that this process has not read yet.
    """
    return next((found for one in _before(assessment) if (found := _read(one, assessment.method)).answers), None)


def _before(assessment: Assessment) -> Iterator[Assessment]:
    """The last revision of each other round, the newest round first."""
    others = Assessment.objects.filter(city=assessment.city_id, state=State.SUBMITTED).exclude(
        round=assessment.round_id
    )
    rows = others.select_related("round", "sheet").order_by("-round__opens_on", "round_id", "-revision")
    seen = set()
    for one in rows:
        if one.round_id not in seen:
            seen.add(one.round_id)
            yield one


@lru_cache(maxsize=128)
def _read(source: Assessment, new: Version) -> Earlier:
    """Remembered, because submitted answers never change."""
    old = source.method
    mapping = correspondence(old, new)
    if mapping is None:
        return Earlier(source, Correspondence(old, new, {}), {}, {})
    given = given_answers(source.sheet, questionnaire_of(*old))
    known = {key: answer for key, answer in given.items() if answer.state is not Given.UNKNOWN}
    return Earlier(source, mapping, given, read_as(known, old, new))


def earlier_origin(source: Assessment) -> str:
    """The label by which answers that came from an assessment are known again."""
    return f"{_ORIGIN}{source.id}"


def is_earlier(origin: str) -> bool:
    """Whether a label names an earlier assessment."""
    return origin.startswith(_ORIGIN)
