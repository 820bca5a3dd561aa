"""What events bring, in words: messages and letters as they would go out, of a case that is only thought of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.frame.models import Case as Row
from hanse.frame.spec.cases import Case, scope_of
from hanse.frame.spec.conditions import holds
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT, Message
from hanse.frame.workflow.projecting import fill
from hanse.frame.workflow.wording import Wording

NUMBER = "0000-0000"
"""The number of a case that there is not."""


@dataclass(frozen=True, slots=True)
class MessageWords:
    """`short` is the SMS beside it; empty: there is none."""

    to: str
    subject: str
    body: str
    short: str


@dataclass(frozen=True, slots=True)
class LetterWords:
    title: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Brought:
    messages: tuple[MessageWords, ...]
    letters: tuple[LetterWords, ...]


class _Thought(Wording):
    """The words of a case that is nowhere: its link leads nowhere."""

    def link(self) -> str:
        return _("https://… (the page of the case)")


def brought(procedure: Procedure, case: Case, events: Iterable[Event], language: str) -> Brought:
    """`case` is how it stands after the events."""
    row = Row(number=NUMBER, service=procedure.key, version=procedure.version, language=language)
    fill(row, procedure, case)
    wording, scope = _Thought(row, procedure, language=language), scope_of(procedure, case)
    happened = list(events)
    return Brought(
        messages=tuple(_message(one, wording) for one in _sent(procedure, happened, scope)),
        letters=tuple(_letters(procedure, happened, wording)),
    )


def _sent(procedure: Procedure, events: Iterable[Event], scope: Mapping[str, object]) -> Iterator[Message]:
    for event in events:
        written: tuple[Message, ...] = ()
        if event.kind is Happened.SUBMITTED and procedure.received:
            written = (procedure.received,)
        if event.kind is Happened.MOVED:
            written = procedure.transition(str(event.facts["transition"])).messages
        yield from (one for one in written if holds(procedure, one.when, scope))


def _message(message: Message, say: Wording) -> MessageWords:
    to = _("Applicant") if message.to == APPLICANT else say(say.procedure.office(message.to).title)
    short = say(message.short) if message.short else ""
    return MessageWords(to, say(message.subject), say(message.body), short)


def _letters(procedure: Procedure, events: Iterable[Event], say: Wording) -> Iterator[LetterWords]:
    for event in events:
        key = event.facts.get("document") if event.kind is Happened.MOVED else None
        if key:
            document = procedure.document(str(key))
            paragraphs = tuple(say(one) for one in document.paragraphs)
            yield LetterWords(say(document.title), paragraphs, tuple(say.facts(document.facts)))
