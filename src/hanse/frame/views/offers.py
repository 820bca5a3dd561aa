"""What can be booked on a page of questions, by what its request looks at."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from hanse.frame.models import Application, Case
from hanse.frame.presenters.timetable import Seeking, taken_days, timetable
from hanse.frame.queries import procedure_of
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.days import day_typed
from hanse.questions.spec.kinds.slot import slot_of
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.ui.forms import Timetable

type Way = Callable[[Question], str]


def offers_of(
    row: Application | Case, reader: Reader, *, office: bool = False, to_wait: Way | None = None
) -> Callable[[Question, HttpRequest], Timetable | str | None]:
    """What can be chosen by who has the application or case, or by its office; `to_wait` leads to the waiting list."""
    return offers_in(procedure_of(row), row.id, row.answers, reader, office=office, to_wait=to_wait)


def offers_in(
    procedure: Procedure,
    own: UUID,
    answers: Mapping[str, Any],
    reader: Reader,
    *,
    office: bool = False,
    to_wait: Way | None = None,
) -> Callable[[Question, HttpRequest], Timetable | str | None]:
    """The same of answers as they are stored; `own` is under which id she has what she has."""

    def offers(question: Question, request: HttpRequest) -> Timetable | str | None:
        if question.kind not in {"slot", "stay"}:
            return None
        seeking = Seeking(procedure=procedure, question=question, reader=reader, own=own, office=office)
        if question.kind == "stay":
            return taken_days(seeking) or None
        waits = to_wait and seeking.bookable.waiting
        more = (_("Put me on the waiting list"), to_wait(question)) if to_wait and waits else None
        return timetable(_turned(seeking, request, _chosen(answers, question)), more=more)

    return offers


def _chosen(answers: Mapping[str, Any], question: Question) -> str:
    answer = answers.get(question.key)
    return str(answer["value"]) if answer and answer["value"] else ""


def _turned(seeking: Seeking, request: HttpRequest, chosen: str) -> Seeking:
    """Where the request looks: by a button or a link, at what was just sent, or at what was chosen before."""
    verb, _colon, rest = request.POST.get("do", "").partition(":")
    given = QueryDict(rest.partition(":")[2]) if verb == "look" else request.GET
    if given.get("place") or given.get("day"):
        return replace(seeking, place=given.get("place", ""), day=day_typed(given.get("day", "")))
    sent = request.POST.get("answer") or request.POST.get(f"{seeking.question.key}-answer") or chosen
    try:
        place, starts = slot_of(sent)
    except ValueError:
        return seeking
    return replace(seeking, place=place, day=seeking.procedure.calendar.day_of(starts))
