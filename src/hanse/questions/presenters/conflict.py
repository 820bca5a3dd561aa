"""Two answers to one question, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.questions.enums import StoredState
from hanse.questions.models import Answer as Row
from hanse.questions.models import Conflict
from hanse.questions.presenters.panels import person
from hanse.questions.presenters.places import Places
from hanse.questions.presenters.words import answer_words, shown
from hanse.questions.queries import Visit
from hanse.questions.spec.checking import answer_from_json
from hanse.questions.spec.question import Question
from hanse.ui.values import Person


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """`own` is false where the kept answer is a colleague's and not the reader's; `joinable` where both are words."""

    heading: str
    mine: str
    mine_by: Person
    theirs: str
    by: Person
    at: datetime
    version: int
    own: bool
    joinable: bool
    question: str
    action: str


def conflict_page(
    visit: Visit, question: Question, conflict: Conflict, standing: Row, *, names: Mapping[UUID, str], places: Places
) -> ConflictPage:
    return ConflictPage(
        heading=shown(visit.reader, question.text),
        mine=_words(visit, question, conflict),
        mine_by=person(names, conflict.by_id),
        theirs=_words(visit, question, standing),
        by=person(names, standing.by_id),
        at=standing.answered_at,
        version=standing.version,
        own=conflict.by_id == visit.by.id,
        joinable=isinstance(conflict.value, str) and isinstance(standing.value, str) and question.kind == "text",
        question=places.question(question.key),
        action=places.conflict(question.key, conflict.id),
    )


def _words(visit: Visit, question: Question, row: Row | Conflict) -> str:
    if row.state == StoredState.CLEARED:
        return _("The answer was taken back.")
    answer = answer_from_json(question, row.state, row.value, row.note)
    return answer_words(question, answer, visit.reader)
