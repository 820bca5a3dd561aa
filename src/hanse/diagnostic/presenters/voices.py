"""Questions of several voices: an overview by section, and one question with what each says side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hanse.diagnostic.models import Assessment, Consensus, Stance, Voice
from hanse.diagnostic.presenters.answers import answer_words
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.presenters.speaking import speaker_of
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.voices import Several, answer_in, content_of, several
from hanse.identity.public import people
from hanse.ui import formats
from hanse.ui.values import Standing, Status

DIFFER: tuple[Standing, str | Promise] = (Standing.PROBLEM, gettext_lazy("Answers differ"))
AGREED: tuple[Standing, str | Promise] = (Standing.DONE, gettext_lazy("Agreed"))
SAME: tuple[Standing, str | Promise] = (Standing.BEGUN, gettext_lazy("All say the same"))
PROPOSED: tuple[Standing, str | Promise] = (Standing.WAITING, gettext_lazy("An answer is proposed"))


@dataclass(frozen=True, slots=True)
class SeveralLine:
    """A question of several voices in the overview."""

    key: str
    text: str
    status: Status
    detail: str


@dataclass(frozen=True, slots=True)
class SeveralSection:
    """A section with such questions; `unanimous` of them can be adopted in one step."""

    key: str
    title: str
    lines: tuple[SeveralLine, ...]
    unanimous: int


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """What one person says; `words` is empty where she has said nothing yet, or where it is not to be seen yet."""

    person: str
    speaks_for: str
    words: str = ""
    reason: str = ""
    at: datetime | None = None
    is_own: bool = False
    is_hidden: bool = False
    voice_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class StanceLine:
    """Who agrees, who does not and why, and who has not replied (`agrees` is None)."""

    person: str
    speaks_for: str
    agrees: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class ConsensusLine:
    words: str
    reason: str
    by: str
    at: datetime
    is_settled: bool
    stances: tuple[StanceLine, ...]


@dataclass(frozen=True, slots=True)
class VoicesPage:
    """One question. `choices` are the different answers, by the voice that gave it first; none before they are seen.

    `is_asked`: the reader is one of those asked, `has_said`: she has given her own answer, `may_stand`: she has not yet
    said whether she agrees to what is proposed.
    """

    assessment: Assessment
    key: str
    section: str
    text: str
    status: Status
    voices: tuple[VoiceLine, ...]
    consensus: ConsensusLine | None
    choices: tuple[tuple[str, str], ...]
    differs: bool
    is_asked: bool
    has_said: bool
    may_stand: bool

    @property
    def own_reason(self) -> str:
        """Why the reader sees it so, where she has said that."""
        return next((line.reason for line in self.voices if line.is_own), "")


def voices_sections(assessment: Assessment, language: str) -> tuple[SeveralSection, ...]:
    """All questions of several voices, by section; at most four queries."""
    asked, speak = questionnaire_of(*assessment.method), speaker_of(assessment, language)
    found = several(assessment, asked)
    made = []
    for section in asked.sections:
        here = [found[one.key] for one in section.questions if one.key in found]
        lines = tuple(SeveralLine(one.question.key, speak(one.question.text), *_status_of(one)) for one in here)
        ready = sum(one.is_unanimous and not one.is_settled for one in here)
        made += [SeveralSection(section.key, speak(section.title), lines, ready)] if here else []
    return tuple(made)


def voices_page(assessment: Assessment, key: str, reader_id: UUID | None, language: str) -> VoicesPage | None:
    """One question as somebody of the city sees it; None where it is not one of several voices.

    Who was asked sees what the others say once she has given her own answer, so that each answers on her own.
    """
    asked, speak = questionnaire_of(*assessment.method), speaker_of(assessment, language)
    one = several(assessment, asked).get(key)
    if one is None:
        return None
    is_asked = any(item.user_id == reader_id for item in one.asked)
    has_said = any(voice.user_id == reader_id for voice in one.voices)
    sees = has_said or not is_asked or one.is_settled
    return VoicesPage(
        assessment=assessment,
        key=key,
        section=asked.section_of(key).key,
        text=speak(one.question.text),
        status=_status_of(one)[0],
        voices=tuple(_lines(one, reader_id, speak, sees=sees)),
        consensus=_consensus(one, one.consensus, speak) if one.consensus else None,
        choices=tuple(_choices(one, speak)) if sees else (),
        differs=one.differs,
        is_asked=is_asked,
        has_said=has_said,
        may_stand=one.consensus is not None and not one.is_settled and reader_id in one.undecided,
    )


def differing(found: Iterable[Several]) -> list[Several]:
    """Those on which several people have said different things and not agreed yet."""
    return [one for one in found if one.differs and not one.is_settled]


def _status_of(one: Several) -> tuple[Status, str]:
    said = _("%(said)s of %(asked)s have answered") % {
        "said": formats.number(len(one.asked) - len(one.silent)),
        "asked": formats.number(len(one.asked)),
    }
    if one.is_settled:
        dissent = sum(not stance.agrees for stance in one.stances.values())
        words = ngettext("with one dissent on record", "with %(number)s dissents on record", dissent)
        return _status(AGREED), words % {"number": formats.number(dissent)} if dissent else ""
    if one.consensus:
        left = len(one.undecided)
        words = ngettext("%(number)s has not replied", "%(number)s have not replied", left)
        return _status(PROPOSED), words % {"number": formats.number(left)}
    if one.differs:
        return _status(DIFFER), said
    if one.is_unanimous:
        return _status(SAME), said
    return Status(Standing.OPEN, _("Waiting for answers")), said


def _status(of: tuple[Standing, str | Promise]) -> Status:
    return Status(of[0], str(of[1]))


def _lines(one: Several, reader_id: UUID | None, speak: Speaker, *, sees: bool) -> Iterable[VoiceLine]:
    for voice in one.voices:
        own = voice.user_id == reader_id
        shown = sees or own
        yield VoiceLine(
            person=str(voice.user),
            speaks_for=voice.speaks_for,
            words=_words(one, voice, speak) if shown else "",
            reason=voice.reason if shown else "",
            at=voice.created_at,
            is_own=own,
            is_hidden=not shown,
            voice_id=voice.id,
        )
    for item in one.silent:
        yield VoiceLine(str(item.user), item.speaks_for, is_own=item.user_id == reader_id)


def _choices(one: Several, speak: Speaker) -> Iterable[tuple[str, str]]:
    seen = set()
    for voice in one.voices:
        if content_of(voice) not in seen:
            seen.add(content_of(voice))
            yield str(voice.id), _words(one, voice, speak)


def _consensus(one: Several, consensus: Consensus, speak: Speaker) -> ConsensusLine:
    return ConsensusLine(
        words=_words(one, consensus, speak),
        reason=consensus.reason,
        by=str(consensus.proposed_by),
        at=consensus.settled_at or consensus.created_at,
        is_settled=one.is_settled,
        stances=tuple(_stances(one.stances, one.people, one.undecided)),
    )


def _stances(taken: Mapping[UUID, Stance], speaking: Mapping[UUID, str], left: Sequence[UUID]) -> Iterable[StanceLine]:
    for user_id, stance in taken.items():
        yield StanceLine(str(stance.user), speaking.get(user_id, ""), stance.agrees, stance.reason)
    for user in people(left).values() if left else ():
        yield StanceLine(str(user), speaking.get(user.id, ""), None, "")


def _words(one: Several, row: Voice | Consensus, speak: Speaker) -> str:
    return answer_words(one.question, answer_in(one.question, row), speak)
