"""What several people say to one question, each on her own, while nothing of it is the city's answer yet."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from hanse.diagnostic.actions.answers import answering
from hanse.diagnostic.actions.assignment import check_asked, tell
from hanse.diagnostic.errors import NotAsked
from hanse.diagnostic.models import Assessment, Assignment, Voice
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.voices import Several, several
from hanse.identity.public import User
from hanse.kernel import audit
from hanse.kernel.errors import Invalid
from hanse.questions.public import StoredState
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import value_to_json


def ask_several(
    assessment: Assessment, *, people: Mapping[User, str], section: str, by: User, question: str = "", note: str = ""
) -> list[Assignment]:
    """Ask several people to answer a section, or one question of it, each on her own; `people` with their roles.

    Each gets a letter; who was asked before keeps it, with the new role. Raises `Invalid`, `WrongState`.
    """
    if not people:
        raise Invalid(_("Choose who is to answer."), field="people")
    with answering(assessment) as held:
        for user in people:
            check_asked(held, user, section, question)
        made = []
        for user, speaks_for in people.items():
            item, is_new = Assignment.objects.update_or_create(
                assessment=held,
                user=user,
                section=section,
                question=question,
                defaults={"on_their_own": True, "speaks_for": speaks_for.strip()[:80], "done_at": None},
                create_defaults={
                    "on_their_own": True,
                    "speaks_for": speaks_for.strip()[:80],
                    "note": note[:1000],
                    "assigned_by_id": by.id,
                },
            )
            detail = {"section": section, "question": question, "user": str(user.id), "speaks_for": item.speaks_for}
            audit.record("diagnostic.ask_several", by=by.actor, on=held, party_id=held.party_id, detail=detail)
            if is_new:
                tell(item, by=by)
            made.append(item)
        return made


def say(
    assessment: Assessment, key: str, answer: Answer | None, *, by: User, speaks_for: str = "", reason: str = ""
) -> Voice:
    """Keep what a person says to a question, or with None take it back; the last of hers counts.

    Who is not asked to it says it as `speaks_for`. Raises `NotAsked` where the question is not one of several voices,
    `WrongState`.
    """
    with answering(assessment) as held:
        one = voiced(held, key)
        content = _content(one, answer)
        own = next((voice for voice in one.voices if voice.user_id == by.id), None)
        kept = reason.strip() or (own.reason if own else "")
        said = next((item.speaks_for for item in one.asked if item.user_id == by.id), speaks_for)
        voice = Voice.objects.create(
            assessment=held, user=by, question=key, speaks_for=said[:80], reason=kept[:2000], **content
        )
        detail = {"question": key, "state": voice.state}
        audit.record("diagnostic.say", by=by.actor, on=held, party_id=held.party_id, detail=detail)
        return voice


def give_reason(assessment: Assessment, key: str, reason: str, *, by: User) -> Voice:
    """Say why one's own voice is what it is. Raises `Invalid` without words, and where she has said nothing yet."""
    words = reason.strip()
    if not words:
        raise Invalid(_("Say why you see it so."), field="reason")
    with answering(assessment) as held:
        own = next((voice for voice in voiced(held, key).voices if voice.user_id == by.id), None)
        if own is None:
            raise Invalid(_("Give your own answer first."), field="reason")
        return Voice.objects.create(
            assessment=held,
            user=by,
            question=key,
            speaks_for=own.speaks_for,
            state=own.state,
            value=own.value,
            note=own.note,
            reason=words[:2000],
        )


def voiced(assessment: Assessment, key: str) -> Several:
    """The question with its voices. Raises `NotAsked` where it is not one of several voices."""
    asked = questionnaire_of(*assessment.method)
    found = several(assessment, asked).get(key)
    if found is None:
        raise NotAsked(_("Nobody was asked to answer this question on their own."))
    return found


def _content(one: Several, answer: Answer | None) -> dict[str, object]:
    if answer is None:
        return {"state": StoredState.CLEARED.value, "value": None, "note": ""}
    return {"state": answer.state.value, "value": value_to_json(one.question, answer), "note": answer.note}
