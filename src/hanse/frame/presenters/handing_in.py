"""The last page before an application is handed in: what it costs, what happens next, what may stand in the way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils import timezone

from hanse.frame.models import Application, Booking
from hanse.frame.presenters.trying import tried
from hanse.frame.queries.applications import given_in
from hanse.frame.spec.procedure import Procedure
from hanse.questions.public import reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import format_answer
from hanse.questions.spec.progress import progress
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class HandingIn:
    """`open` questions must be answered first; `refused` says why one cannot apply, `warning` that it looks bad.

    `free`: there is a fee, but not for these answers. `kept` are times or days that are kept for her, and until when.
    """

    title: str
    open: int
    fee: str
    free: bool
    paid_later: bool
    refused: str
    warning: str
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def possible(self) -> bool:
        return not self.open and not self.refused


def handing_in(application: Application, procedure: Procedure, held: Iterable[Booking], language: str) -> HandingIn:
    """`held` is what is kept for it."""
    answers = given_in(application)
    found = would_hand_in(procedure, answers, language)
    return replace(found, kept=tuple(_kept(held, procedure, answers, language)))


def would_hand_in(procedure: Procedure, answers: Mapping[str, Answer], language: str) -> HandingIn:
    """The same of answers that belong to no application."""
    state = progress(procedure.questionnaire, answers)
    found = tried(procedure, answers, language) if state.done else None
    fee = found.fee if found and procedure.fee else None
    return HandingIn(
        title=str(reader_in(language, procedure.translations)(procedure.title)),
        open=state.total.asked - state.total.settled,
        fee=formats.money(fee, procedure.fee.currency) if fee and procedure.fee else "",
        free=fee == 0,
        paid_later=procedure.fee is not None and procedure.fee.due_in != procedure.start.key,
        refused=found.reason if found and found.stops else "",
        warning=found.reason if found and not found.stops else "",
    )


def _kept(
    held: Iterable[Booking], procedure: Procedure, answers: Mapping[str, Answer], language: str
) -> Iterator[tuple[str, str]]:
    reader = reader_in(language, procedure.translations)
    for one in held:
        question = procedure.questions[one.question]
        with timezone.override(procedure.calendar.zone):
            yield format_answer(question, answers[one.question], reader), formats.moment(one.held_until)
