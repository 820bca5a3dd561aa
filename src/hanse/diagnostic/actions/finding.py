"""The way of one answer through its examination: each step is added to the log, none is changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.verification_held import held_verification
from hanse.diagnostic.actions.verification_letters import (
    news_for_city,
    news_for_reviewer,
    news_of_decision,
    news_of_dispute,
)
from hanse.diagnostic.enums import Step, VerificationState
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.models import Finding, Verification
from hanse.diagnostic.queries.verification import keys_to_verify, last_steps
from hanse.identity.public import User
from hanse.kernel import audit, files
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.questions.public import check_link

BEFORE: dict[Step, tuple[Step | None, ...]] = {
    Step.VERIFIED: (None, Step.REQUESTED, Step.REPLIED, Step.DISPUTED),
    Step.REQUESTED: (None, Step.VERIFIED, Step.REPLIED),
    Step.REPLIED: (Step.REQUESTED,),
    Step.DISPUTED: (Step.REQUESTED, Step.REPLIED),
    Step.UPHELD: (Step.DISPUTED,),
    Step.REFUSED: (Step.DISPUTED,),
}
"""After which step of a question another may follow; None: nobody has looked at it yet."""


def verify_answer(one: Verification, key: str, *, words: str = "", by: User) -> Finding:
    """Find an answer true; a second time changes nothing. Raises `WrongState`, `Invalid` for what is no answer."""
    return _add(one, key, Step.VERIFIED, words, by=by)


def request_change(one: Verification, key: str, *, words: str, by: User) -> Finding:
    """Ask the city to explain or correct an answer, and say why; its coordinators get a letter, at most one a day."""
    return _add(one, key, Step.REQUESTED, words, by=by)


def reply(
    one: Verification, key: str, *, words: str, link: str = "", upload: files.Upload | None = None, by: User
) -> Finding:
    """The city explains, with a link or a file where it has one; the reviewer gets a letter, at most one a day.

    Raises `WrongState` where nothing is asked, and what the check of links and files raises.
    """
    if link:
        check_link(link)
    kept = None if upload is None else files.checked(upload)
    return _add(one, key, Step.REPLIED, words, link=link, upload=kept, by=by)


def dispute(one: Verification, key: str, *, words: str, by: User) -> Finding:
    """Take a disagreement to the secretariat, which decides."""
    return _add(one, key, Step.DISPUTED, words, by=by)


def mediate(one: Verification, key: str, *, is_true: bool, words: str, by: User) -> Finding:
    """Decide a disagreement, with the reasons; that is the end of it. Raises `WrongState`, `Invalid` without words."""
    return _add(one, key, Step.UPHELD if is_true else Step.REFUSED, words, by=by)


@transaction.atomic
def _add(
    one: Verification,
    key: str,
    step: Step,
    words: str,
    *,
    by: User,
    link: str = "",
    upload: files.Checked | None = None,
) -> Finding:
    said = words.strip()
    if not said and step is not Step.VERIFIED:
        raise Invalid(_("Say why, in a sentence or two."), field="words")
    held = held_verification(one, VerificationState.ACCEPTED)
    if held.ends_on < today():
        raise WrongState(_("The last day of this verification has passed. The secretariat can give another."))
    if key not in keys_to_verify(held.assessment):
        raise Invalid(_("There is no answer to verify here."), field="question")
    last = last_steps(held).get(key)
    if step is Step.VERIFIED and last is Step.VERIFIED:
        return Finding.objects.filter(verification=held, question=key).latest("created_at", "id")
    if last not in BEFORE[step]:
        raise WrongState(_("This was answered or decided meanwhile. Load the page again."))
    made = Finding.objects.create(
        verification=held,
        question=key,
        step=step,
        words=said[:2000],
        link=link,
        file=files.keep(upload, by=by.actor) if upload else None,
        by=by,
    )
    detail = {"question": key, "step": step.value}
    audit.record("diagnostic.add_finding", by=by.actor, on=held, party_id=held.party_id, detail=detail)
    _tell(held, step)
    return made


def _tell(held: Verification, step: Step) -> None:
    match step:
        case Step.REQUESTED:
            news_for_city(held)
        case Step.REPLIED:
            news_for_reviewer(held)
        case Step.DISPUTED:
            news_of_dispute(held)
        case Step.UPHELD | Step.REFUSED:
            news_of_decision(held)
