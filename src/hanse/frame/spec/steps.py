"""The way of a case: states, transitions between them, who makes them, and what each asks and sends."""

from dataclasses import dataclass, field
from enum import StrEnum

from hanse.frame.spec.deadlines import Deadline
from hanse.kernel.places import Placed
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Question

APPLICANT = "applicant"
SYSTEM = "system"
"""Who makes a transition, where it is not an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Placed):
    """A part of the administration that works on cases; its people hold a mandate in the role of this key."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion(Placed):
    """What another office is asked while a case stands in a state; several are asked at the same time.

    `when` is a FEEL condition on the case; empty: always asked.
    """

    office: str
    title: Text
    questions: tuple[Question, ...]
    days: int = 0
    when: str = ""


class Booked(StrEnum):
    """What a case has of what was booked with it."""

    TAKEN = "taken"
    WISHED = "wished"
    FREE = "free"


@dataclass(frozen=True, slots=True, kw_only=True)
class State(Placed):
    """Where a case can stand. The first state of a procedure is the one that a new case enters.

    `title` is what offices read, `shown` what the applicant reads (empty: the same). `office` has it in its inbox;
    `waits` says that the applicant has to do something; in a `final` one nothing follows. `booked`: whether a case that
    stands here takes what was booked, so that nobody else can, only wishes for it, or leaves it free.
    """

    key: str
    title: Text
    shown: Text | None = None
    office: str = ""
    waits: bool = False
    final: bool = False
    deadline: Deadline | None = None
    opinions: tuple[Opinion, ...] = ()
    booked: Booked = Booked.TAKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Placed):
    """A message to the applicant, or to an office where `to` names one; each of its people reads it in her language.

    `when` is a FEEL condition on the case, after what sends the message; empty: always sent.

    Texts may name values in braces: `{number}`, `{service}`, `{state}`, `{due}`, `{link}`, and keys of questions.
    `short` is what a telephone shows (an SMS), on which others may look too: of values it names `{number}` and `{link}`
    alone. An `urgent` one also goes at night.
    """

    subject: Text
    body: Text
    to: str = APPLICANT
    when: str = ""
    short: Text | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Placed):
    """A step from one of the `sources` to the `target`, made by `by`: an office, APPLICANT or SYSTEM.

    `when` is a FEEL condition on the case. `questions` are asked of whoever makes the step; their answers belong to the
    case. `asks_again` are keys of the applicant's questions that are asked anew; those answers hold from then on.
    `tells` are keys of questions, of this step or earlier ones, whose answers the applicant reads from then on.
    `after_opinions`: only when every opinion asked in the state is given. `together`: so many different people
    must agree. `document` is issued, `register` writes the case's record, `outcome` calls the procedure's callable.
    """

    key: str
    title: Text
    sources: tuple[str, ...]
    target: str
    by: str
    when: str = ""
    questions: tuple[Question, ...] = ()
    asks_again: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    after_opinions: bool = False
    together: int = 1
    messages: tuple[Message, ...] = ()
    document: str = ""
    registers: bool = False
    outcome: str = ""
    hint: Text | None = None


class Tone(StrEnum):
    """How a document reads to the applicant, for its heading and its mark in lists."""

    DECISION = "decision"
    CERTIFICATE = "certificate"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Placed):
    """A document that a transition issues: paragraphs with values in braces, as in messages.

    `facts` are keys of questions whose answers stand in a table under the text. `verifiable`: it carries a code by
    which anyone can see that it is genuine; who looks the code up then reads the answers to `shows` too, since a copy
    with another name on it would carry a genuine code.
    """

    key: str
    title: Text
    paragraphs: tuple[Text, ...]
    facts: tuple[str, ...] = ()
    tone: Tone = Tone.LETTER
    verifiable: bool = False
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Placed):
    """The list in which decided cases are recorded: `public` ones with the answers to `shows`, by question key."""

    key: str
    title: Text
    shows: tuple[str, ...] = field(default_factory=tuple)
    public: bool = False
    months: int = 0
    """How long a record holds; 0: without end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Placed):
    """The cases that anyone may read on pages of the service, called `title`: those that stand in one of `states`.

    Of each, its number, its state and the answers to `answers` are shown; nothing else.
    """

    title: Text
    states: tuple[str, ...]
    answers: tuple[str, ...]
