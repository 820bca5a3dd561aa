"""Writes of answers. Each takes the version that the person saw (0: no answer yet) and may end in a conflict."""

from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.questions.actions.writing import CLEARED, ELSEWHERE, Content, Origin, Saved, content_of, write, writing
from hanse.questions.enums import Keep
from hanse.questions.errors import BadAnswer
from hanse.questions.models import Answer, Conflict, Sheet
from hanse.questions.spec import answer as spec
from hanse.questions.spec.checking import answer_from_json, check_answer, check_not_applicable, check_unknown
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import ENGLISH, Reader

_RESOLVE = "resolve_conflict"


def save_answer(
    sheet: Sheet,
    question: Question,
    raw: object,
    *,
    expected_version: int,
    by: Actor,
    reader: Reader = ENGLISH,
    origin: Origin = ELSEWHERE,
) -> Saved | Conflict:
    """Check and save what was given to a question, as a form's string, a JSON value or a workbook's.

    Returns Saved, or the Conflict in which this answer is kept beside the one that somebody else saved meanwhile.
    Raises BadAnswer (with the problem) and SheetFrozen. The caller has checked the right to write.
    """
    checked = _good(question, check_answer(question, raw, reader), reader)
    with writing(sheet):
        content = content_of(question, checked)
        return write(sheet, question.key, content, expected=expected_version, by=by, verb="save_answer", origin=origin)


def mark_not_applicable(
    sheet: Sheet,
    question: Question,
    reason: str,
    *,
    expected_version: int,
    by: Actor,
    reader: Reader = ENGLISH,
    origin: Origin = ELSEWHERE,
) -> Saved | Conflict:
    """Say that a question does not apply, and why. Raises BadAnswer where the question or the reason forbids it."""
    checked = _good(question, check_not_applicable(question, reason), reader)
    with writing(sheet):
        content = content_of(question, checked)
        return write(
            sheet, question.key, content, expected=expected_version, by=by, verb="mark_not_applicable", origin=origin
        )


def mark_unknown(
    sheet: Sheet,
    question: Question,
    ask: str = "",
    *,
    expected_version: int,
    by: Actor,
    reader: Reader = ENGLISH,
    origin: Origin = ELSEWHERE,
) -> Saved | Conflict:
    """Say "I don't know", and who may be asked. Raises BadAnswer for words past the limit."""
    checked = _good(question, check_unknown(question, ask), reader)
    with writing(sheet):
        content = content_of(question, checked)
        return write(sheet, question.key, content, expected=expected_version, by=by, verb="mark_unknown", origin=origin)


def clear_answer(
    sheet: Sheet, question: Question, *, expected_version: int, by: Actor, origin: Origin = ELSEWHERE
) -> Saved | Conflict:
    """Take an answer back; its history stays, and clearing what is not answered changes nothing."""
    with writing(sheet):
        if expected_version == 0 and not Answer.objects.filter(sheet_id=sheet.id, key=question.key).exists():
            return Saved(question.key, 0, CLEARED.state, changed=False)
        return write(sheet, question.key, CLEARED, expected=expected_version, by=by, verb="clear_answer", origin=origin)


def resolve_conflict(
    conflict: Conflict, question: Question, *, keep: Keep, expected_version: int, by: Actor
) -> Saved | Conflict:
    """End a conflict: let one's own answer stand, or the other's, which is now at `expected_version`.

    A further change meanwhile makes a further conflict; the first is then ended, its text being kept in the second.
    Resolving twice changes nothing.
    """
    with writing(conflict.sheet):
        ended = Conflict.objects.filter(id=conflict.id, resolved_at=None).update(resolved_at=now(), kept=keep)
        if ended and keep == Keep.MINE:
            content = _kept(conflict, question)
            return write(conflict.sheet, question.key, content, expected=expected_version, by=by, verb=_RESOLVE)
        if ended:
            detail = {"key": question.key, "conflict": str(conflict.id), "kept": keep}
            audit.record(f"questions.{_RESOLVE}", by=by, on=conflict.sheet, detail=detail)
        standing = Answer.objects.get(sheet_id=conflict.sheet_id, key=question.key)
        return Saved(question.key, standing.version, standing.state, changed=False)


def join_answers(
    conflict: Conflict, question: Question, raw: object, *, expected_version: int, by: Actor, reader: Reader = ENGLISH
) -> Saved | Conflict:
    """End a conflict by an answer that was written from both; the other's, which stands, is at `expected_version`.

    A further change meanwhile makes a further conflict, and the first stays open. Raises BadAnswer and SheetFrozen.
    """
    with writing(conflict.sheet):
        outcome = save_answer(conflict.sheet, question, raw, expected_version=expected_version, by=by, reader=reader)
        if isinstance(outcome, Saved):
            resolve_conflict(conflict, question, keep=Keep.THEIRS, expected_version=outcome.version, by=by)
        return outcome


def _kept(conflict: Conflict, question: Question) -> Content:
    if conflict.state == CLEARED.state:
        return CLEARED
    return content_of(question, answer_from_json(question, conflict.state, conflict.value, conflict.note))


def _good(question: Question, checked: spec.Answer | Problem, reader: Reader) -> spec.Answer:
    if isinstance(checked, Problem):
        raise BadAnswer(checked.words(reader), key=question.key, problem=checked)
    return checked
