"""From several voices to the city's answer: proposing one, agreeing or dissenting, settling it."""

from uuid import UUID

from django.utils.translation import gettext as _

from hanse.diagnostic.actions.answers import answering
from hanse.diagnostic.actions.letters import tell_of_consensus
from hanse.diagnostic.actions.voice import voiced
from hanse.diagnostic.errors import NotAsked, WrongState
from hanse.diagnostic.models import Assessment, Consensus, Stance, Voice
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.voices import Several, answer_in, content_of, several
from hanse.identity.public import User
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import Invalid
from hanse.questions.public import Conflict, mark_not_applicable, mark_unknown, save_answer, stored_answer
from hanse.questions.spec.answer import State
from hanse.questions.spec.question import Question


def propose_consensus(assessment: Assessment, key: str, *, voice_id: UUID, reason: str = "", by: User) -> Consensus:
    """Propose the answer of one voice as the city's. Who says the same agrees by it; the others get a letter.

    It is settled at once where nobody is left. Raises `Invalid` without a reason where voices differ or for a voice
    that is not there, `NotAsked`, `WrongState`.
    """
    with answering(assessment) as held:
        one = voiced(held, key)
        chosen = next((voice for voice in one.voices if voice.id == voice_id), None)
        if chosen is None:
            raise Invalid(_("Choose which answer counts."), field="voice")
        words = reason.strip()
        if one.differs and not words:
            raise Invalid(_("Say why this answer is to count."), field="reason")
        made = _proposed(held, one, chosen, words, by=by)
        left = _agreeing(one, made)
        tell_of_consensus(made, held, to=left, by=by)
        if not left:
            _settle(held, one.question, made, by=by.actor)
        return made


def take_stance(assessment: Assessment, key: str, *, agrees: bool, reason: str = "", by: User) -> Stance:
    """Agree to what was proposed, or keep one's dissent on record; it is settled once nobody is left.

    Raises `Invalid` for a dissent without words, `NotAsked` for who was not asked, `WrongState` where nothing is
    proposed or she has said so already.
    """
    words = reason.strip()
    if not agrees and not words:
        raise Invalid(_("Say with what you do not agree. It stays on record."), field="reason")
    with answering(assessment) as held:
        one = voiced(held, key)
        if by.id not in one.people:
            raise NotAsked(_("You were not asked to answer this question on your own."))
        consensus = _open(one)
        if by.id in one.stances:
            raise WrongState(_("You have said whether you agree."))
        made = Stance.objects.create(consensus=consensus, user=by, agrees=agrees, reason=words[:2000])
        detail = {"question": key, "agrees": agrees}
        audit.record("diagnostic.take_stance", by=by.actor, on=held, party_id=held.party_id, detail=detail)
        if set(one.undecided) == {by.id}:
            _settle(held, one.question, consensus, by=consensus.proposed_by.actor)
        return made


def settle_consensus(assessment: Assessment, key: str, *, by: User) -> Consensus:
    """Let what was proposed count without waiting for those who have not replied; the record names them.

    Raises `NotAsked`, `WrongState`.
    """
    with answering(assessment) as held:
        one = voiced(held, key)
        consensus = _open(one)
        _settle(held, one.question, consensus, by=by.actor)
        return consensus


def adopt_unanimous(assessment: Assessment, section: str, *, by: User) -> int:
    """Let every answer of a section count on which all who were asked say the same; returns how many."""
    with answering(assessment) as held:
        asked = questionnaire_of(*held.method)
        keys = {one.key for one in asked.section(section).questions}
        found = [one for key, one in several(held, asked).items() if key in keys]
        ready = [one for one in found if one.is_unanimous and not one.is_settled]
        for one in ready:
            made = _proposed(held, one, one.voices[0], "", by=by)
            _agreeing(one, made)
            _settle(held, one.question, made, by=by.actor)
        return len(ready)


def _proposed(held: Assessment, one: Several, chosen: Voice, words: str, *, by: User) -> Consensus:
    made = Consensus.objects.create(
        assessment=held,
        question=one.question.key,
        state=chosen.state,
        value=chosen.value,
        note=chosen.note,
        reason=words[:2000],
        proposed_by=by,
    )
    detail = {"question": one.question.key, "state": made.state}
    audit.record("diagnostic.propose_consensus", by=by.actor, on=held, party_id=held.party_id, detail=detail)
    return made


def _agreeing(one: Several, made: Consensus) -> list[UUID]:
    """Note that those agree who say the same; returns the others."""
    same = [voice for voice in one.voices if content_of(voice) == content_of(made)]
    Stance.objects.bulk_create(Stance(consensus=made, user=voice.user, agrees=True) for voice in same)
    agreed = {voice.user_id for voice in same}
    return [person for person in one.people if person not in agreed]


def _open(one: Several) -> Consensus:
    if one.consensus is None or one.is_settled:
        raise WrongState(_("No answer is proposed now."))
    return one.consensus


def _settle(held: Assessment, question: Question, consensus: Consensus, *, by: Actor) -> None:
    """The agreed answer becomes the sheet's."""
    consensus.settled_at = now()
    consensus.save(update_fields=["settled_at"])
    stored = stored_answer(held.sheet, question.key)
    version = stored.version if stored else 0
    answer = answer_in(question, consensus)
    match answer.state:
        case State.NOT_APPLICABLE:
            outcome = mark_not_applicable(held.sheet, question, answer.note, expected_version=version, by=by)
        case State.UNKNOWN:
            outcome = mark_unknown(held.sheet, question, answer.note, expected_version=version, by=by)
        case _:
            outcome = save_answer(held.sheet, question, consensus.value, expected_version=version, by=by)
    if isinstance(outcome, Conflict):  # nobody else writes to a question of several voices, save an older page
        raise WrongState(_("Somebody answered this question a moment ago. Load the page again."))
    detail = {"question": question.key, "consensus": str(consensus.id)}
    audit.record("diagnostic.settle_consensus", by=by, on=held, party_id=held.party_id, detail=detail)
