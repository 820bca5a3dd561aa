"""Answers from a file: kept as they came, then those that somebody chooses are saved, all in one transaction."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.questions.actions.comment import add_comment
from hanse.questions.actions.writing import CLEARED, Saved, content_of, write, writing
from hanse.questions.models import Conflict, Intake, Sheet
from hanse.questions.queries import comments_of, difference_of, packed
from hanse.questions.spec.exchange.difference import Change
from hanse.questions.spec.exchange.received import Delivery
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import ENGLISH, Reader
from hanse.questions.spec.wording import cleaned


@dataclass(frozen=True, slots=True)
class Applied:
    """Keys of the answers that were saved, and the conflicts in which others are kept."""

    keys: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()


@transaction.atomic
def receive_answers(
    sheet: Sheet,
    delivery: Delivery,
    questionnaire: Questionnaire,
    *,
    name: str,
    by: Actor,
    reader: Reader = ENGLISH,
    origin: str = "",
) -> Intake:
    """Keep what came in the file `name`, or from an `origin` of the owner's; nothing of it is an answer yet."""
    content = packed(delivery, questionnaire, reader)
    intake = Intake.objects.create(sheet=sheet, name=name[:200], origin=origin, content=content, by_id=by.id)
    detail = {"intake": str(intake.id), "received": len(delivery.received), "troubles": len(delivery.troubles)}
    audit.record("questions.receive_answers", by=by, on=sheet, detail=detail)
    return intake


def apply_intake(
    intake: Intake,
    questionnaire: Questionnaire,
    versions: Mapping[str, int],
    *,
    by: Actor,
    comments: bool = True,
    then: Callable[[Intake], None] | None = None,
) -> Applied:
    """Save the chosen answers: question key → the version of the standing answer that the person saw when choosing.

    One that was changed since is not overwritten: it becomes a conflict, with both answers kept. Comments are added
    to their threads, unless `comments` is false or they stand there already: the same file may come twice. All or
    nothing; applying twice changes nothing the second time. `then` is called where answers were saved, within the same
    transaction. Raises SheetFrozen, and what `then` raises.
    """
    with writing(intake.sheet):
        if not Intake.objects.filter(id=intake.id, applied_at=None).update(applied_at=now()):
            return Applied(())
        difference = difference_of(intake, questionnaire)
        outcomes = []
        for line in difference.lines:
            if line.key not in versions or line.change is Change.UNCHANGED:
                continue
            question = questionnaire.question(line.key)
            content = content_of(question, line.after) if line.after else CLEARED
            expected = versions[line.key]
            outcomes.append(write(intake.sheet, line.key, content, expected=expected, by=by, verb="apply_intake"))
        for key, words in difference.comments.items() if comments else ():
            question = questionnaire.question(key)
            if not comments_of(intake.sheet, key).filter(text=cleaned(words)).exists():
                add_comment(intake.sheet, question, words, by=by)
        if outcomes and then:
            then(intake)
        return Applied(
            tuple(one.key for one in outcomes if isinstance(one, Saved)),
            tuple(one for one in outcomes if isinstance(one, Conflict)),
        )


def discard_intakes(origins: Collection[str]) -> None:
    """Forget what came from these origins and was never saved; what was saved stays, as the source of answers."""
    Intake.objects.filter(origin__in=origins, applied_at=None).delete()
