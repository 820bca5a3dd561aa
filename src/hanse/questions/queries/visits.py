"""What the owner of a sheet tells the runner's pages: who is there, what she may do, and what surrounds the sheet."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from hanse.identity.public import names_of
from hanse.kernel.actor import Actor
from hanse.kernel.errors import HanseError
from hanse.kernel.keepers import keeper_of
from hanse.kernel.texts import Text
from hanse.questions.models import Intake, Sheet
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader
from hanse.ui.forms import Timetable
from hanse.ui.shell import Link

GUEST = Actor.system("guest")


def everything(_key: str) -> bool:
    return True


def no_notes() -> Mapping[str, str]:
    return {}


def nothing_else(_intake: Intake) -> None:
    return


def nothing_more(_place: str, _key: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request to one sheet. To have it is to have the right to read; `may_write` says which questions to answer.

    `barred` says why nobody may write here now, where that is so.

    `title` stands above every page; `home` is where the owner's own pages lie (with `leads_home` it takes the place of
    the runner's task list: every way back to all sections leads there), `finish` what follows when the answers
    have been checked (none: nothing). `notes` gives words beside sections in the task list ("Ms Kim, by 3 May"), by
    section key; it is asked for there alone. `departments` are the words for the keys in a question's `knows`.
    `panels(place, key)` gives further HTML, escaped: place is "tasks" (key empty), "section", "question" or "check".
    `applied(intake)` is called in the transaction in which answers of an intake are saved; IntakeRefused undoes it.
    """

    sheet: Sheet
    questionnaire: Questionnaire
    reader: Reader
    by: Actor
    title: str
    home: Link
    leads_home: bool = False
    finish: Link | None = None
    may_write: Callable[[str], bool] = everything
    may_back: Callable[[str], bool] | None = None
    may_talk: bool = True
    barred: HanseError | None = None
    notes: Callable[[], Mapping[str, str]] = no_notes
    names: Callable[[Collection[UUID]], Mapping[UUID, str]] = names_of
    panels: Callable[[str, str], Sequence[str]] = nothing_more
    applied: Callable[[Intake], None] = nothing_else
    departments: Mapping[str, Text] = field(default_factory=dict)
    layout: str = "ui/layouts/signed_in.html"

    @property
    def frozen(self) -> bool:
        return self.sheet.frozen

    @property
    def keeper(self) -> str:
        """The word under which what this person types is kept for her."""
        return keeper_of(self.by.id) if self.by.id else ""

    def writable(self, key: str) -> bool:
        return not (self.frozen or self.sheet.is_held) and self.may_write(key)

    def takes_evidence(self, key: str) -> bool:
        """Of a question that she may answer, and of those that her owner names besides."""
        return not (self.frozen or self.sheet.is_held) and (self.may_back or self.may_write)(key)

    @property
    def writes_anything(self) -> bool:
        return any(map(self.writable, self.questionnaire.questions))


def nothing_offered(_question: Question, _request: HttpRequest) -> None:
    return


type Offers = Callable[[Question, HttpRequest], Timetable | str | None]
"""What the owner knows of what can be chosen: a timetable of the day that the request looks at, or words."""


def nothing_wrong(_key: str, _answer: Answer) -> Sequence[Problem]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestVisit:
    """One request to answers that their owner keeps herself, without a sheet: no person, evidence, comment, history.

    `answers` are those given so far, by key; `save(key, answer)` keeps one, or with None takes it back. `by` is written
    beside the files that she uploads. `sources` says in words where an answer comes from that was filled in; those of
    `fixed` she cannot change. `judge` says what only the owner knows to be wrong with an answer, and `offers` what can
    be chosen; an `Invalid` that `save` raises stands at the question. `home` is where the
    way begins, `finish` where it leads when the answers have been checked, `later` to going on another time.
    """

    questionnaire: Questionnaire
    reader: Reader
    answers: Mapping[str, Answer]
    save: Callable[[str, Answer | None], None]
    by: Actor = GUEST
    title: str
    home: Link
    finish: Link
    later: Link | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    judge: Callable[[str, Answer], Sequence[Problem]] = nothing_wrong
    offers: Offers = nothing_offered
    departments: Mapping[str, Text] = field(default_factory=dict)
    layout: str = "ui/layouts/public.html"
    frozen: bool = False

    def writable(self, key: str) -> bool:
        return not self.frozen and key not in self.fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralVisit:
    """One request to a few questions on one page, or to none where a step asks nothing.

    `send(answers)` does what the owner does with them and says where to go; an `Invalid` that it raises is shown above
    the form. `grave`: the button does what cannot be undone. `by` is written beside files that come.
    """

    questionnaire: Questionnaire | None
    reader: Reader
    send: Callable[[Mapping[str, Answer]], HttpResponseBase]
    title: str
    home: Link
    button: str
    caption: str = ""
    hint: str = ""
    grave: bool = False
    panels: Sequence[str] = ()
    by: Actor = GUEST
    answers: Mapping[str, Answer] = field(default_factory=dict)
    offers: Offers = nothing_offered
    layout: str = "ui/layouts/public.html"


class SeveralDesk(Protocol):
    """The owner's side of a few questions on one page."""

    def __call__(self, request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
        """The visit for this request, or where to go instead."""
        ...


class GuestDesk(Protocol):
    """The owner's side of a guest's pages."""

    def __call__(self, request: HttpRequest, **names: Any) -> GuestVisit | HttpResponseBase:
        """The visit for this request, or where to go instead where there are no answers to go on with."""
        ...


class Desk(Protocol):
    """The owner's side of the pages."""

    def __call__(self, request: HttpRequest, **names: Any) -> Visit:
        """The visit for this request; `names` are what the owner's address captured.

        Raises SignInNeeded where nobody is signed in, and kernel's NotThere and NotAllowed.
        """
        ...
