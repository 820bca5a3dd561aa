"""Answers from a program: a whole document saved at once, or nothing of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.questions.actions.writing import CLEARED, Saved, content_of, write, writing
from hanse.questions.errors import AnswersMoved, BadDocument, SheetMoved
from hanse.questions.models import Sheet
from hanse.questions.queries import standing
from hanse.questions.spec.exchange.difference import Change, Difference, Line, Standing, compare
from hanse.questions.spec.exchange.document import from_document, tag_of, to_entry
from hanse.questions.spec.judging import all_broken_rules
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import ENGLISH, Reader


@dataclass(frozen=True, slots=True)
class SavedDocument:
    """What changed, the version of each answer that came, and the tag of the whole from now on."""

    difference: Difference
    versions: Mapping[str, int]
    tag: str


def save_document(
    sheet: Sheet,
    questionnaire: Questionnaire,
    document: object,
    *,
    by: Actor,
    expected_tag: str = "",
    save: bool = True,
    reader: Reader = ENGLISH,
) -> SavedDocument:
    """Save the answers of a document (`spec.exchange.document`); those that it leaves out stay as they are.

    With `expected_tag` only while the whole still has that tag. Without `save` the difference alone is made, troubles
    and conflicts in it. Sending the same document again changes nothing. Raises BadDocument (naming every trouble),
    AnswersMoved (naming the answers that somebody changed since the sender read them), SheetMoved and SheetFrozen.
    """
    delivery = from_document(document, questionnaire, reader)
    with writing(sheet):
        Sheet.objects.select_for_update().get(id=sheet.id)  # every other write waits: what is compared is what stands
        now = standing(sheet, questionnaire)
        if expected_tag and expected_tag != tag_of(now):
            raise SheetMoved
        difference = compare(questionnaire, now, delivery)
        versions = {key: one.version for key, one in now.items()}
        if save:
            _refuse(difference, questionnaire, reader)
            _refuse_broken(difference, questionnaire, now, reader)
            versions |= {line.key: _write(sheet, questionnaire, line, by) for line in _changed(difference)}
        came = {line.key: versions.get(line.key, 0) for line in difference.lines}
        return SavedDocument(difference, came, tag_of(versions))


def _refuse(difference: Difference, questionnaire: Questionnaire, reader: Reader) -> None:
    """Raises BadDocument, AnswersMoved."""
    if difference.troubles:
        troubles = [(one.place, one.key, one.problem.words(reader)) for one in difference.troubles]
        raise BadDocument(troubles=troubles)
    moved = [line for line in difference.lines if line.change is Change.CONFLICTING]
    if moved:
        stands = {
            one.key: to_entry(questionnaire.question(one.key), one.before, one.version) if one.before else None
            for one in moved
        }
        raise AnswersMoved(standing=stands)


def _refuse_broken(
    difference: Difference, questionnaire: Questionnaire, now: Mapping[str, Standing], reader: Reader
) -> None:
    """Raises BadDocument where an answer that came breaks a rule of its question, beside those that would stand."""
    if not questionnaire.rules.of:
        return
    came = {line.key: line for line in _changed(difference)}
    stands = {key: one.answer for key, one in now.items()} | {key: line.after for key, line in came.items()}
    answers = {key: answer for key, answer in stands.items() if answer}
    broken = all_broken_rules(questionnaire, answers, today=today(), reader=reader)
    troubles = [
        (came[key].place, key, problem.words(reader))
        for key, problems in broken.items()
        if key in came
        for problem in problems
    ]
    if troubles:
        raise BadDocument(troubles=troubles)


def _changed(difference: Difference) -> list[Line]:
    return [line for line in difference.lines if line.change is not Change.UNCHANGED]


def _write(sheet: Sheet, questionnaire: Questionnaire, line: Line, by: Actor) -> int:
    content = content_of(questionnaire.question(line.key), line.after) if line.after else CLEARED
    outcome = write(sheet, line.key, content, expected=line.version, by=by, verb="save_document")
    assert isinstance(outcome, Saved)  # the sheet is locked: nobody wrote in between
    return outcome.version
