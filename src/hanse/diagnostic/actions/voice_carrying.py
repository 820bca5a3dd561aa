"""What several people say goes over with their assessment to another version of its questionnaire."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from hanse.diagnostic.engine.model.correspondence import Correspondence
from hanse.diagnostic.models import Assessment, Assignment, Consensus, Stance, Version, Voice
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.mappings import correspondence, read_as
from hanse.diagnostic.queries.voices import Content, answer_in, content_of, last_consensuses, last_voices
from hanse.questions.public import StoredState
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import value_to_json
from hanse.questions.spec.questionnaire import Questionnaire

CLEARED = {"state": StoredState.CLEARED.value, "value": None, "note": ""}


@dataclass(frozen=True, slots=True)
class Carried[Row: (Voice, Consensus)]:
    """What rows say under a question of the new version, or, with none, that the question's row says nothing there."""

    question: str
    said: Mapping[str, object]
    sources: Sequence[Row]


def carry_voices(assessment: Assessment, old: Version, new: Version) -> None:
    """Add to the record what is said under the new version, as answers are carried; no wording before is changed.

    What says nothing there no longer counts; who was asked to a question is asked to those that it becomes.
    """
    mapping = correspondence(old, new)
    if mapping:
        _carry_people(assessment, mapping, questionnaire_of(*new))
    own = defaultdict[UUID, list[Voice]](list)
    for rows in last_voices(assessment).values():
        for row in rows:
            own[row.user_id].append(row)
    Voice.objects.bulk_create(
        _voice(assessment, one) for rows in own.values() for one in _carried(rows, old, new, mapping)
    )
    _carry_consensuses(assessment, list(_carried(list(last_consensuses(assessment).values()), old, new, mapping)))


def _carried[Row: (Voice, Consensus)](
    rows: Sequence[Row], old: Version, new: Version, mapping: Correspondence | None
) -> Iterable[Carried[Row]]:
    """Of the rows, one for each question, what has to be added; what stays the same under its key has not.

    What was said to a question that an earlier version asked, and `old` does not, is not said to it when it returns.
    """
    before, after = questionnaire_of(*old), questionnaire_of(*new)
    by_key = {row.question: row for row in rows}
    given = {key: answer_in(before.question(key), row) for key, row in by_key.items() if key in before.questions}
    found = read_as(given, old, new)
    for key, answer in found.items():
        sources = [by_key[one.question] for one in mapping.targets[key].sources] if mapping else [by_key[key]]
        said = _said(after, key, answer)
        if sources[0].question != key or len(sources) > 1 or content_of(sources[0]) != _content(said):
            yield Carried(key, said, sources)
    for key in by_key.keys() & after.questions.keys() - found.keys():
        yield Carried(key, CLEARED, [by_key[key]])


def _said(asked: Questionnaire, key: str, answer: Answer) -> dict[str, object]:
    return {"state": answer.state.value, "value": value_to_json(asked.question(key), answer), "note": answer.note}


def _content(said: Mapping[str, object]) -> Content:
    return (str(said["state"]), repr(said["value"]), str(said["note"]))


def _voice(assessment: Assessment, one: Carried[Voice]) -> Voice:
    first = one.sources[0]
    return Voice(
        created_at=max(row.created_at for row in one.sources),
        assessment=assessment,
        user=first.user,
        question=one.question,
        speaks_for=first.speaks_for,
        reason=_joined(row.reason for row in one.sources),
        **one.said,
    )


def _carry_consensuses(assessment: Assessment, found: Sequence[Carried[Consensus]]) -> None:
    taken = defaultdict[UUID, list[Stance]](list)
    sources = {row.id for one in found for row in one.sources}
    for stance in Stance.objects.filter(consensus__in=sources).order_by("created_at", "id"):
        taken[stance.consensus_id].append(stance)
    made = [_consensus(assessment, one) for one in found]
    Consensus.objects.bulk_create(made)
    Stance.objects.bulk_create(
        stance for new, one in zip(made, found, strict=True) for stance in _stances(new, one, taken)
    )


def _consensus(assessment: Assessment, one: Carried[Consensus]) -> Consensus:
    """A question that several became counts as agreed on where all of them were."""
    settled = [row.settled_at for row in one.sources if row.settled_at]
    is_settled = len(settled) == len(one.sources) and one.said is not CLEARED
    return Consensus(
        created_at=max(row.created_at for row in one.sources),
        assessment=assessment,
        question=one.question,
        reason=_joined(row.reason for row in one.sources),
        proposed_by=one.sources[0].proposed_by,
        settled_at=max(settled) if is_settled else None,
        **one.said,
    )


def _stances(made: Consensus, one: Carried[Consensus], taken: Mapping[UUID, Sequence[Stance]]) -> Iterable[Stance]:
    """Of each who has taken one on all that it was; none on what says nothing."""
    own = defaultdict[UUID, list[Stance]](list)
    for row in () if one.said is CLEARED else one.sources:
        for stance in taken.get(row.id, ()):
            own[stance.user_id].append(stance)
    for user_id, stances in own.items():
        if len(stances) == len(one.sources):
            yield Stance(
                created_at=max(stance.created_at for stance in stances),
                consensus=made,
                user_id=user_id,
                agrees=all(stance.agrees for stance in stances),
                reason=_joined(stance.reason for stance in stances),
            )


def _carry_people(assessment: Assessment, mapping: Correspondence, after: Questionnaire) -> None:
    """Who was handed a single question is handed those that it becomes; a question that is asked no more stays so."""
    for item in Assignment.objects.filter(assessment=assessment).exclude(question=""):
        keys = [one.question for one in mapping.of(item.question) if one.question in after.questions]
        for key in keys:
            Assignment.objects.get_or_create(
                assessment=assessment,
                user_id=item.user_id,
                section=after.section_of(key).key,
                question=key,
                defaults={
                    "note": item.note,
                    "on_their_own": item.on_their_own,
                    "speaks_for": item.speaks_for,
                    "assigned_by_id": item.assigned_by_id,
                },
            )
        if keys and (item.question not in keys or after.section_of(item.question).key != item.section):
            item.delete()


def _joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(each for each in words if each))[:2000]
