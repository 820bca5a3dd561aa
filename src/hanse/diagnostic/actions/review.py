from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.diagnostic.actions.held import held_assessment
from hanse.diagnostic.actions.letters import ask_for_sign_off, tell_of_return
from hanse.diagnostic.actions.result import compute_results
from hanse.diagnostic.actions.verification_carrying import carry_verification
from hanse.diagnostic.enums import Decision, State
from hanse.diagnostic.errors import Final, Incomplete, NoApprover, OwnAnswers, WrongState
from hanse.diagnostic.models import Assessment, Review
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.sign_off import needs_another
from hanse.diagnostic.queries.voices import several, unsettled
from hanse.identity.public import User, person_behind
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import Invalid
from hanse.members.public import Role, people_of
from hanse.questions.public import conflicts_of, freeze_sheet, given_answers, hold_sheet, release_sheet
from hanse.questions.spec.progress import progress
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.relevance import asked as relevant


@transaction.atomic
def lay_for_sign_off(assessment: Assessment, *, by: Actor) -> Assessment:
    """Lay the answers before the approver, who gets a letter.

    Raises `Incomplete` while a question is neither answered, nor found not to apply, nor said to be unknown, or while
    two answers to one question stand beside each other; `NoApprover`; `WrongState` where that was done already; `Final`
    for a correction that comes too late.
    """
    held = _held(assessment, State.DRAFT)
    _check_window(held)
    hold_sheet(held.sheet, by=by)  # before they are counted: an answer under way is waited for, a later one refused
    asked = questionnaire_of(*held.method)
    left = progress(asked, given_answers(held.sheet, asked)).total.open
    if left:
        words = ngettext(
            "%(number)s question is still open. Answer it, or say that you do not know.",
            "%(number)s questions are still open. Answer them, or say that you do not know.",
            left,
        )
        raise Incomplete(words % {"number": left}, open_questions=left)
    pairs = conflicts_of(held.sheet).count()
    if pairs:
        words = ngettext(
            "%(number)s question has two answers. Choose one of them.",
            "%(number)s questions have two answers. Choose one of each.",
            pairs,
        )
        raise Incomplete(words % {"number": pairs}, open_questions=pairs)
    _refuse_differences(held, asked)
    if not people_of(held.party_id, Role.APPROVER).exists():
        raise NoApprover(
            _("Your city has no approver yet. Invite one under “Colleagues who work on this” on the page “Your work”.")
        )
    held.state, held.laid_by_id = State.REVIEW, person_behind(by)
    held.save(update_fields=["state", "laid_by_id"])
    audit.record("diagnostic.lay_for_sign_off", by=by, on=held, party_id=held.party_id)
    outbox.emit("diagnostic.laid_for_sign_off", {"assessment": str(held.id)})
    ask_for_sign_off(held)
    return held


def _refuse_differences(held: Assessment, asked: Questionnaire) -> None:
    """Raises `Incomplete` with the questions on which several people have not agreed yet."""
    found = several(held, asked)
    if not found:
        return
    to_ask = relevant(asked, given_answers(held.sheet, asked))
    left = unsettled(found.values(), to_ask)
    if left:
        words = ngettext(
            "%(number)s question waits for several people to agree on its answer: see “Several voices”.",
            "%(number)s questions wait for several people to agree on their answers: see “Several voices”.",
            len(left),
        )
        raise Incomplete(words % {"number": len(left)}, open_questions=len(left))


@transaction.atomic
def withdraw_from_sign_off(assessment: Assessment, *, by: Actor) -> Assessment:
    """Take back what was laid before the approver, who has not decided yet. Raises `WrongState`."""
    held = _held(assessment, State.REVIEW)
    held.state = State.DRAFT
    held.save(update_fields=["state"])
    release_sheet(held.sheet, by=by)
    audit.record("diagnostic.withdraw_from_sign_off", by=by, on=held, party_id=held.party_id)
    return held


@transaction.atomic
def return_assessment(assessment: Assessment, *, comment: str, by: User) -> Assessment:
    """Give the answers back for completion, saying what is missing. Raises `Invalid`, `WrongState`."""
    words = comment.strip()
    if not words:
        raise Invalid(_("Say what is missing."), field="comment")
    held = _held(assessment, State.REVIEW)
    held.state = State.DRAFT
    held.save(update_fields=["state"])
    release_sheet(held.sheet, by=by.actor)
    Review.objects.create(assessment=held, user=by, decision=Decision.RETURNED, comment=words[:2000])
    audit.record("diagnostic.return_assessment", by=by.actor, on=held, party_id=held.party_id)
    tell_of_return(held, comment=words)
    return held


@transaction.atomic
def sign_off(assessment: Assessment, *, by: User, comment: str = "") -> Assessment:
    """Submit the answers: they never change again, and the results are computed.

    Raises `WrongState`, `Final` for a correction that comes too late, and `OwnAnswers` where she laid them herself and
    the city has another approver.
    """
    held = _held(assessment, State.REVIEW)
    _check_window(held)
    if needs_another(held, by.id):
        raise OwnAnswers(_("You laid these answers before the approver yourself: another approver signs them off."))
    Review.objects.create(assessment=held, user=by, decision=Decision.SIGNED_OFF, comment=comment.strip()[:2000])
    freeze_sheet(held.sheet, by=by.actor)
    compute_results([held])
    held.state, held.submitted_at = State.SUBMITTED, now()
    held.save(update_fields=["state", "submitted_at"])
    carry_verification(held, by=by)
    audit.record("diagnostic.sign_off", by=by.actor, on=held, party_id=held.party_id)
    outbox.emit("diagnostic.assessment_submitted", {"assessment": str(held.id), "city": str(held.city_id)})
    return held


def _check_window(held: Assessment) -> None:
    """A correction counts only before the round's results are final; a first submission whenever it comes.

    Raises `Final`.
    """
    if held.is_lapsed:
        raise Final(
            _("The results of this round are final: this correction came too late, and what stood before counts.")
        )


def _held(assessment: Assessment, needed: State) -> Assessment:
    """The assessment, locked until the transaction ends. Raises `WrongState` unless it is in the state needed."""
    found = held_assessment(assessment)
    if found.state != needed:
        words = _("This was done already: the answers are now “%(state)s”.")
        raise WrongState(words % {"state": State(found.state).label})
    return found
