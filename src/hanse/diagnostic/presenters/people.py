"""Who is answering an assessment: each person with what was handed to her, how far that is, and when she last wrote."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from hanse.diagnostic.models import Assignment
from hanse.diagnostic.queries.voices import Several, questions_of
from hanse.identity.public import names_of
from hanse.kernel.collation import in_order
from hanse.questions.public import Contribution
from hanse.questions.spec.progress import Count, Progress
from hanse.questions.spec.progress import Status as Asked
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader
from hanse.ui.values import Standing, Status

DONE: tuple[Standing, str | Promise] = (Standing.DONE, pgettext_lazy("person", "Done"))
LEFT: tuple[Standing, str | Promise] = (Standing.WAITING, pgettext_lazy("person", "Called done, some open"))
ANSWERED: tuple[Standing, str | Promise] = (Standing.BEGUN, pgettext_lazy("person", "All answered"))
BEGUN: tuple[Standing, str | Promise] = (Standing.BEGUN, pgettext_lazy("person", "In progress"))
NOT_BEGUN: tuple[Standing, str | Promise] = (Standing.OPEN, pgettext_lazy("person", "Not begun"))


@dataclass(frozen=True, slots=True)
class Part:
    """A section, or one question of it (its key, else empty), that was handed to a person."""

    title: str
    section: str
    question: str
    done: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person. Who answers without having been asked has no parts, an empty progress and no status.

    `answers` are those of the whole assessment that stand as she wrote them, `last` the time of the latest. `spoke`:
    she has given answers of her own, beside those of others.
    """

    name: str
    parts: tuple[Part, ...]
    progress: Count
    status: Status | None
    answers: int
    last: datetime | None
    spoke: bool


def people_lines(
    assigned: Sequence[Assignment],
    written: Mapping[UUID, Contribution],
    state: Progress,
    asked: Questionnaire,
    reader: Reader,
    *,
    voiced: Mapping[str, Several],
) -> tuple[PersonLine, ...]:
    """Those who were asked, then those who answer unasked, each by name; a query where there are any of these.

    Who answers on her own is done with what she has said, whatever the city's answer is.
    """
    handed: dict[UUID, list[Assignment]] = defaultdict(list)
    for item in assigned:
        handed[item.user_id].append(item)
    unasked = names_of([by for by in written if by not in handed])
    lines = [_asked(items, written.get(by), state, asked, reader, voiced=voiced) for by, items in handed.items()]
    others = [_line(name, written[by]) for by, name in unasked.items()]
    return (*in_order(lines, _name), *in_order(others, _name))


def _name(line: PersonLine) -> str:
    return line.name


def _asked(
    items: Sequence[Assignment],
    written: Contribution | None,
    state: Progress,
    asked: Questionnaire,
    reader: Reader,
    *,
    voiced: Mapping[str, Several],
) -> PersonLine:
    by = items[0].user_id
    statuses = {key: state.statuses[key] for item in items for key in _questions(item, asked)}
    own = {key for item in items if item.on_their_own for key in questions_of(item, asked) if key in statuses}
    statuses |= {key: _said(voiced.get(key), by, statuses[key]) for key in own}
    count = Count.of(Counter(statuses.values()))
    parts = tuple(_part(item, asked, reader) for item in items)
    standing, words = _status_of(parts, count)
    status, spoke = Status(standing, str(words)), any(statuses[key] is Asked.ANSWERED for key in own)
    return _line(str(items[0].user), written, parts=parts, count=count, status=status, spoke=spoke)


def _said(one: Several | None, by: UUID, status: Asked) -> Asked:
    """How a question of several voices stands for one of them."""
    if status is Asked.NOT_ASKED:
        return status
    said = one is not None and any(voice.user_id == by for voice in one.voices)
    return Asked.ANSWERED if said else Asked.OPEN


def _line(
    name: str,
    written: Contribution | None,
    *,
    parts: tuple[Part, ...] = (),
    count: Count | None = None,
    status: Status | None = None,
    spoke: bool = False,
) -> PersonLine:
    answers, last = (written.answers, written.last) if written else (0, None)
    return PersonLine(name, parts, count or Count(), status, answers, last, spoke)


def _questions(item: Assignment, asked: Questionnaire) -> Sequence[str]:
    """The questions of a part that count: optional ones are left out, as they are of sections."""
    if item.question:
        return [item.question]
    return [question.key for question in asked.section(item.section).questions if not question.optional]


def _part(item: Assignment, asked: Questionnaire, reader: Reader) -> Part:
    text = asked.question(item.question).text if item.question else asked.section(item.section).title
    return Part(reader(text), item.section, item.question, done=item.done_at is not None)


def _status_of(parts: Sequence[Part], count: Count) -> tuple[Standing, str | Promise]:
    if all(part.done for part in parts):
        return LEFT if count.open else DONE
    if not count.open:
        return ANSWERED
    return BEGUN if count.open < count.asked or count.started else NOT_BEGUN
