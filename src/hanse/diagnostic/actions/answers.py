"""Answers and evidence that a program sends, while the assessment takes them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.held import held_assessment
from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import Final, WrongState
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.voices import voiced_keys
from hanse.kernel.actor import Actor
from hanse.questions.public import Evidence, SavedDocument, add_evidence, reader_in, save_document
from hanse.questions.spec.exchange.difference import Change
from hanse.questions.spec.question import Question


def save_answers(
    assessment: Assessment,
    document: object,
    *,
    by: Actor,
    language: str,
    expected_tag: str = "",
    save: bool = True,
) -> SavedDocument:
    """Save a document of answers, all of it or nothing, or (without `save`) find what it would change.

    Raises WrongState where the assessment takes no answers, or one of these only from several voices that agree, and
    what questions' `save_document` raises.
    """
    reader = reader_in(language, framework(*assessment.method).translations)
    asked = questionnaire_of(*assessment.method)
    with answering(assessment) as held:
        saved = save_document(held.sheet, asked, document, by=by, expected_tag=expected_tag, save=save, reader=reader)
        changed = [line.key for line in saved.difference.lines if line.change is not Change.UNCHANGED]
        refuse_voiced(changed, voiced_keys(assessment, asked))
        return saved


def back_answer(assessment: Assessment, question: Question, *, link: str, note: str, by: Actor) -> Evidence:
    """Back the answer to a question with a link or a note. Raises WrongState, BadEvidence."""
    with answering(assessment) as held:
        return add_evidence(held.sheet, question, by=by, link=link, note=note)


def refuse_voiced(keys: Iterable[str], voiced: frozenset[str]) -> None:
    """Raises WrongState where an answer to a question of several voices would be written past them."""
    if past := sorted(voiced.intersection(keys)):
        words = _("Several people answer these questions on their own, and agree on the answer: %(keys)s.")
        raise WrongState(words % {"keys": ", ".join(past)})


@contextmanager
def answering(assessment: Assessment) -> Iterator[Assessment]:
    """A transaction in which the assessment stays open to answers: laying it for sign-off waits.

    Raises WrongState, also where its round went over to another version since it was read.
    """
    with transaction.atomic():
        held = held_assessment(assessment)
        if held.is_lapsed:
            raise Final(_("The results of this round are final: submitted answers stay as they are."))
        if held.state != State.DRAFT:
            words = _("The answers are now “%(state)s”: nothing can be changed.")
            raise WrongState(words % {"state": State(held.state).label})
        if held.sheet_id != assessment.sheet_id:
            raise WrongState(_("These answers can no longer be changed here. Load the page again."))
        yield held
