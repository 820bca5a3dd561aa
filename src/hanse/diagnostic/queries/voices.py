"""Questions that several people answer on their own: who was asked, what each says, and what they agreed on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from hanse.diagnostic.models import Assessment, Assignment, Consensus, Stance, Voice
from hanse.diagnostic.queries.assessments import assignments_of
from hanse.questions.public import StoredState
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import answer_from_json
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire

type Content = tuple[str, str, str]
"""What is said, for comparing: state, value as text, note."""


@dataclass(frozen=True, slots=True)
class Several:
    """One question that several people answer on their own.

    `asked` are the assignments, one a person; `voices` the last that each says, without those taken back; `consensus`
    the last one proposed, with the stances taken on it.
    """

    question: Question
    asked: tuple[Assignment, ...]
    voices: tuple[Voice, ...] = ()
    consensus: Consensus | None = None
    stances: Mapping[UUID, Stance] = field(default_factory=dict)

    @property
    def silent(self) -> tuple[Assignment, ...]:
        """Who was asked and has said nothing yet."""
        said = {one.user_id for one in self.voices}
        return tuple(one for one in self.asked if one.user_id not in said)

    @property
    def differs(self) -> bool:
        return len({content_of(one) for one in self.voices}) > 1

    @property
    def is_unanimous(self) -> bool:
        return bool(self.voices) and not self.silent and not self.differs

    @property
    def is_settled(self) -> bool:
        return self.consensus is not None and self.consensus.settled_at is not None

    @property
    def people(self) -> dict[UUID, str]:
        """Everybody who was asked or says something, and for whom she speaks."""
        asked = {one.user_id: one.speaks_for for one in self.asked}
        return {**{one.user_id: one.speaks_for for one in self.voices}, **asked}

    @property
    def undecided(self) -> tuple[UUID, ...]:
        """Who has taken no stance on the consensus that was proposed."""
        return tuple(one for one in self.people if one not in self.stances)


def content_of(row: Voice | Consensus) -> Content:
    """Two rows say the same where this is the same."""
    return (row.state, repr(row.value), row.note)


def answer_in(question: Question, row: Voice | Consensus) -> Answer:
    return answer_from_json(question, row.state, row.value, row.note)


def has_voices(assessment: Assessment) -> bool:
    """Whether some question is answered by several on their own; a query unless it came with the assessment."""
    came = getattr(assessment, "is_voiced", None)
    if came is not None:
        return bool(came)
    return Assignment.objects.filter(assessment_id=assessment.id, on_their_own=True).exists()


def is_asked(assessment: Assessment, user_id: UUID | None) -> bool:
    """Whether somebody was asked to answer a question on her own; one query."""
    if user_id is None:
        return False
    return Assignment.objects.filter(assessment_id=assessment.id, user_id=user_id, on_their_own=True).exists()


def voiced_keys(assessment: Assessment, asked: Questionnaire) -> frozenset[str]:
    """The questions that several answer on their own, so that nobody answers them for the city alone; one query."""
    return frozenset(_asked_on(assignments_of(assessment), asked)) if has_voices(assessment) else frozenset()


def several(assessment: Assessment, asked: Questionnaire) -> dict[str, Several]:
    """All such questions in the questionnaire's order; four queries, one or none where there is none."""
    if not has_voices(assessment):
        return {}
    people = _asked_on(assignments_of(assessment), asked)
    voices, agreed = last_voices(assessment), last_consensuses(assessment)
    stances: dict[UUID, dict[UUID, Stance]] = defaultdict(dict)
    for one in Stance.objects.filter(consensus__in=agreed.values()).select_related("user"):
        stances[one.consensus_id][one.user_id] = one
    return {
        key: Several(
            question=asked.question(key),
            asked=tuple(people[key]),
            voices=tuple(voices.get(key, ())),
            consensus=agreed.get(key),
            stances=stances[agreed[key].id] if key in agreed else {},
        )
        for key in asked.order
        if key in people
    }


def unsettled(found: Iterable[Several], to_ask: frozenset[str]) -> list[Several]:
    """Those that still stand in the way of handing in: asked today, not agreed on, and not left out as optional."""
    return [
        one
        for one in found
        if one.question.key in to_ask and not one.is_settled and (one.voices or not one.question.optional)
    ]


def _asked_on(assignments: Sequence[Assignment], asked: Questionnaire) -> dict[str, list[Assignment]]:
    """Who was asked to each question; who has the section and the question as well is named once."""
    found: dict[str, dict[UUID, Assignment]] = defaultdict(dict)
    for item in assignments:
        if not item.on_their_own:
            continue
        for key in questions_of(item, asked):
            found[key].setdefault(item.user_id, item)
    return {key: list(people.values()) for key, people in found.items()}


def questions_of(item: Assignment, asked: Questionnaire) -> Sequence[str]:
    """The questions of what was handed to somebody, as far as they are asked in this version of the questionnaire."""
    if item.question:
        return [item.question] if item.question in asked.questions else []
    return [one.key for section in asked.sections if section.key == item.section for one in section.questions]


def last_voices(assessment: Assessment) -> dict[str, list[Voice]]:
    """The last voice of each person to each question, in the order of speaking; taken back ones left out."""
    rows = Voice.objects.filter(assessment_id=assessment.id).select_related("user")
    last: dict[tuple[str, UUID], Voice] = {}
    for row in rows.order_by("id"):  # as they came: what was carried to another version keeps its time
        last[row.question, row.user_id] = row
    found: dict[str, list[Voice]] = defaultdict(list)
    for row in last.values():
        if row.state != StoredState.CLEARED:
            found[row.question].append(row)
    return found


def last_consensuses(assessment: Assessment) -> dict[str, Consensus]:
    """The last one proposed to each question, without those that say nothing under the version asked now."""
    rows = Consensus.objects.filter(assessment_id=assessment.id).select_related("proposed_by")
    last = {row.question: row for row in rows.order_by("id")}
    return {key: row for key, row in last.items() if row.state != StoredState.CLEARED}
