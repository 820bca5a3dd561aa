"""Writes of whole sheets: beginning one, freezing it, carrying answers from one to another."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.questions.actions.writing import content_of, writing
from hanse.questions.models import Answer, Evidence, Sheet
from hanse.questions.queries import answers_of, evidence_of
from hanse.questions.spec.answer import Answer as Given
from hanse.questions.spec.answer import State
from hanse.questions.spec.checking import check_answer, check_not_applicable, check_unknown
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Copied:
    """Keys of answers carried over, and of those that the target's questions no longer take."""

    keys: tuple[str, ...]
    left_out: tuple[str, ...]


@transaction.atomic
def create_sheet(questionnaire: Questionnaire, *, by: Actor, owner: str = "") -> Sheet:
    """An empty sheet for this version of a questionnaire; `owner` is a label of the owner's own."""
    sheet = Sheet.objects.create(
        questionnaire=questionnaire.key, questionnaire_version=questionnaire.version, owner=owner
    )
    audit.record("questions.create_sheet", by=by, on=sheet)
    return sheet


@transaction.atomic
def freeze_sheet(sheet: Sheet, *, by: Actor) -> Sheet:
    """Close a sheet for good, after every write that is under way; freezing it twice changes nothing."""
    at = now()
    if Sheet.objects.filter(id=sheet.id, frozen_at=None).update(frozen_at=at):
        sheet.frozen_at = at
        audit.record("questions.freeze_sheet", by=by, on=sheet)
        outbox.emit("questions.sheet_frozen", {"sheet": str(sheet.id)})
    else:
        sheet.refresh_from_db(fields=["frozen_at"])
    return sheet


@transaction.atomic
def hold_sheet(sheet: Sheet, *, by: Actor) -> None:
    """Take no answers for now, after every write that is under way; it is read from then on as it will be looked at."""
    Sheet.objects.filter(id=sheet.id).update(is_held=True)
    sheet.is_held = True
    audit.record("questions.hold_sheet", by=by, on=sheet)


@transaction.atomic
def release_sheet(sheet: Sheet, *, by: Actor) -> None:
    """Take answers again."""
    Sheet.objects.filter(id=sheet.id).update(is_held=False)
    sheet.is_held = False
    audit.record("questions.release_sheet", by=by, on=sheet)


def copy_answers(
    source: Sheet,
    target: Sheet,
    questionnaire: Questionnaire,
    *,
    by: Actor,
    keys: Collection[str] | None = None,
    evidence: bool = True,
) -> Copied:
    """Carry answers (of all questions, or of `keys`), with their evidence, into a sheet of `questionnaire`.

    Each is checked against the target's question; what it no longer takes is left out and named. A question that has
    an answer in the target keeps it. Who answered, and when, is carried along. Raises SheetFrozen.
    """
    with writing(target):
        stored = answers_of(source)
        there = set(Answer.objects.filter(sheet=target).values_list("key", flat=True))
        wanted = [key for key in stored if key not in there and (keys is None or key in keys)]
        rows, left_out = [], []
        for key in wanted:
            row = _carried(stored[key], target, questionnaire.questions.get(key))
            if row is None:
                left_out.append(key)
            else:
                rows.append(row)
        Answer.objects.bulk_create(rows)
        copied = tuple(row.key for row in rows)
        if evidence:
            _copy_evidence(source, target, {key: (key,) for key in copied})
        detail = {"from": str(source.id), "copied": len(copied), "left_out": left_out}
        audit.record("questions.copy_answers", by=by, on=target, detail=detail)
        return Copied(copied, tuple(left_out))


def carry_answers(
    source: Sheet,
    target: Sheet,
    questionnaire: Questionnaire,
    given: Mapping[str, Given],
    *,
    sources: Mapping[str, Collection[str]],
    by: Actor,
) -> None:
    """Write answers that were read from a sheet of another questionnaire into a new sheet of `questionnaire`.

    `sources` are the questions of the source from which each comes: the first of them says who answered and when, the
    evidence of all of them goes along. A question that has an answer in the target keeps it. Raises SheetFrozen.
    """
    with writing(target):
        stored = answers_of(source)
        there = set(Answer.objects.filter(sheet=target).values_list("key", flat=True))
        keys = [key for key in given if key not in there]
        Answer.objects.bulk_create(
            _row(target, questionnaire.question(key), given[key], stored[next(iter(sources[key]))]) for key in keys
        )
        fed = {old for key in keys for old in sources[key]}
        _copy_evidence(source, target, {old: [key for key in keys if old in sources[key]] for old in fed})
        audit.record("questions.carry_answers", by=by, on=target, detail={"from": str(source.id), "carried": len(keys)})


def _carried(row: Answer, target: Sheet, question: Question | None) -> Answer | None:
    """The same answer on another sheet, or None where its question refuses it."""
    if question is None:
        return None
    match row.state:
        case State.NOT_APPLICABLE:
            checked = check_not_applicable(question, row.note)
        case State.UNKNOWN:
            checked = check_unknown(question, row.note)
        case _:
            checked = check_answer(question, row.value)
    return _row(target, question, checked, row) if isinstance(checked, Given) else None


def _row(target: Sheet, question: Question, given: Given, row: Answer) -> Answer:
    """An answer on another sheet, as given by the person and at the time of `row`."""
    content = content_of(question, given)
    return Answer(
        sheet=target,
        key=question.key,
        state=content.state,
        value=content.value,
        note=content.note,
        complete=content.complete,
        by_id=row.by_id,
        answered_at=row.answered_at,
    )


def _copy_evidence(source: Sheet, target: Sheet, places: Mapping[str, Collection[str]]) -> None:
    """`places`: question of the source → the questions of the target to which its evidence goes along."""
    Evidence.objects.bulk_create(
        Evidence(
            sheet=target, key=key, kind=one.kind, file_id=one.file_id, link=one.link, note=one.note, by_id=one.by_id
        )
        for one in evidence_of(source)
        for key in places.get(one.key, ())
    )
