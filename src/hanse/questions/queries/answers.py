import json
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Max, QuerySet, TextField
from django.db.models.functions import Cast

from hanse.kernel.reads import prepared
from hanse.questions.enums import StoredState
from hanse.questions.models import Answer, AnswerVersion, Evidence, Sheet
from hanse.questions.spec.answer import Answer as Given
from hanse.questions.spec.answer import JsonValue, State
from hanse.questions.spec.checking import answer_from_json
from hanse.questions.spec.progress import Progress, progress_of, status_of
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.relevance import asked


def answers_of(sheet: Sheet) -> dict[str, Answer]:
    """The answers that stand, by question key, in the order in which the questions were first answered; one query."""
    return {row.key: row for row in Answer.objects.current().filter(sheet_id=sheet.id).order_by("id")}


def rows_of(sheet: Sheet, keys: Collection[str] | None = None) -> dict[str, Answer]:
    """Stored rows by key, cleared ones too, since their versions count on; of all questions or of some; one query."""
    rows = Answer.objects.filter(sheet_id=sheet.id)
    return {row.key: row for row in (rows if keys is None else rows.filter(key__in=keys))}


def procedure_in(rows: Mapping[str, Answer], key: str) -> int:
    """The version to expect when the answer to a question is written; 0 where there was never one."""
    return rows[key].version if key in rows else 0


def given_in(rows: Mapping[str, Answer], questionnaire: Questionnaire) -> dict[str, Given]:
    """Stored rows as values of the spec, without cleared ones and questions that the questionnaire has no more."""
    return {
        key: answer_from_json(questionnaire.question(key), row.state, row.value, row.note)
        for key, row in rows.items()
        if key in questionnaire.questions and row.state != StoredState.CLEARED
    }


def stored_answer(sheet: Sheet, key: str) -> Answer | None:
    """The row of one question, cleared or not: its version is the one to expect (none: 0)."""
    return Answer.objects.filter(sheet_id=sheet.id, key=key).first()


def given_answers(sheet: Sheet, questionnaire: Questionnaire) -> dict[str, Given]:
    """The answers that stand, as values of the spec, in the questionnaire's order; one query."""
    stored = {key: (state, value, note) for key, state, value, note in _standing(sheet.id)}
    return {
        key: answer_from_json(questionnaire.questions[key], *stored[key])
        for key in questionnaire.order
        if key in stored
    }


@prepared
def _standing(sheet_id: UUID) -> QuerySet[Answer, tuple[str, str, JsonValue, str]]:
    return Answer.objects.current().filter(sheet_id=sheet_id).values_list("key", "state", "value", "note")


def given_answers_of(sheet_ids: Collection[UUID], questionnaire: Questionnaire) -> Mapping[UUID, dict[str, Given]]:
    """The same for many sheets of one questionnaire at once, in one query; a sheet without answers has none."""
    stored: dict[UUID, dict[str, Given]] = {sheet_id: {} for sheet_id in sheet_ids}
    rows = Answer.objects.current().filter(sheet_id__in=stored)
    for sheet_id, key, state, value, note in rows.values_list("sheet_id", "key", "state", "value", "note"):
        question = questionnaire.questions.get(key)
        if question is not None:
            stored[sheet_id][key] = answer_from_json(question, state, value, note)
    return {
        sheet_id: {key: answers[key] for key in questionnaire.order if key in answers}
        for sheet_id, answers in stored.items()
    }


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one person wrote of a sheet: how many of the answers that stand, and when the latest of them."""

    answers: int
    last: datetime


def progress_of_sheet(sheet: Sheet, questionnaire: Questionnaire) -> Progress:
    """How far a sheet is, in one query: of the values those alone are read on which conditions depend."""
    return _progress(questionnaire, _states(sheet.id))


@dataclass(frozen=True, slots=True)
class _Stand:
    """The answers of a sheet as they were at one time: `mark` is another with every change."""

    sheet_id: UUID
    mark: Hashable
    questionnaire: Questionnaire = field(compare=False)


@dataclass(frozen=True, slots=True)
class Activity:
    """How much is answered in a sheet, and when the last answer was written."""

    answers: int
    last: datetime


def activity_in(sheet_ids: Collection[UUID]) -> Mapping[UUID, Activity]:
    """Of those of the sheets in which something is answered; one query."""
    rows = Answer.objects.current().filter(sheet_id__in=list(sheet_ids)).order_by().values("sheet_id")
    found = rows.annotate(answers=Count("id"), last=Max("answered_at"))
    return {row["sheet_id"]: Activity(row["answers"], row["last"]) for row in found}


def progress_and_contributions(
    sheet: Sheet, questionnaire: Questionnaire, mark: Hashable
) -> tuple[Progress, Mapping[UUID, Contribution]]:
    """The same, and who wrote how much of it, by person (or key); no query while `mark` (Around.stands) is the same."""
    return _signed(_Stand(sheet.id, mark, questionnaire))


@lru_cache(maxsize=256)
def _signed(stand: _Stand) -> tuple[Progress, Mapping[UUID, Contribution]]:
    rows = _signed_states(stand.sheet_id)
    times: dict[UUID, list[datetime]] = {}
    for *_, by, at in rows:
        if by is not None:
            times.setdefault(by, []).append(at)
    contributions = {by: Contribution(len(own), max(own)) for by, own in times.items()}
    return _progress(stand.questionnaire, (row[:4] for row in rows)), contributions


def _progress(questionnaire: Questionnaire, rows: Iterable[tuple[str, str, bool, str | None]]) -> Progress:
    deciding, stands, given = questionnaire.conditions.deciding, {}, {}
    for key, state, complete, value in rows:
        if key not in questionnaire.questions:
            continue
        stands[key] = status_of(State(state), complete=complete)
        if key in deciding:
            given[key] = answer_from_json(questionnaire.questions[key], state, value and json.loads(value))
    return progress_of(questionnaire, stands, asked(questionnaire, given))


@prepared
def _states(sheet_id: UUID) -> QuerySet[Answer, tuple[str, str, bool, str | None]]:
    rows = Answer.objects.current().filter(sheet_id=sheet_id).annotate(text=Cast("value", TextField()))
    return rows.values_list("key", "state", "complete", "text")


@prepared
def _signed_states(sheet_id: UUID) -> QuerySet[Answer, tuple[str, str, bool, str | None, UUID | None, datetime]]:
    rows = Answer.objects.current().filter(sheet_id=sheet_id).annotate(text=Cast("value", TextField()))
    return rows.values_list("key", "state", "complete", "text", "by_id", "answered_at")


def has_written(sheet: Sheet, person_id: UUID) -> bool:
    """Whether somebody answered anything of a sheet, be it changed since, or gave evidence; at most two queries."""
    wordings = AnswerVersion.objects.filter(answer__sheet_id=sheet.id, by_id=person_id)
    return wordings.exists() or Evidence.objects.filter(sheet_id=sheet.id, by_id=person_id).exists()


def answer_history(sheet: Sheet, key: str) -> QuerySet[AnswerVersion]:
    """Every wording that the answer to one question has had, oldest first."""
    return AnswerVersion.objects.filter(answer__sheet_id=sheet.id, answer__key=key).order_by("number")
