"""Cases that anyone may read: a list, and each with the answers that its service publishes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from hanse.frame.models import Case
from hanse.frame.presenters.answers import Told, told_of
from hanse.frame.queries import procedure_of
from hanse.frame.queries.applications import given_in
from hanse.frame.spec.procedure import Procedure
from hanse.questions.public import reader_in
from hanse.questions.spec.checking import format_answer
from hanse.questions.spec.reading import Reader
from hanse.ui import formats

LONGEST = 90


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """`words` is the first of the answers, shortened."""

    number: str
    href: str
    words: str
    state: str
    since: str


@dataclass(frozen=True, slots=True)
class PublishedCase:
    number: str
    title: str
    state: str
    since: str
    runs: bool
    answers: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class PublishedFiles:
    """Where a published file lies."""

    service: str
    number: str

    def href(self, file_id: str) -> str:
        return reverse("frame:published_file", args=[self.service, self.number, file_id])


def published_lines(cases: Iterable[Case], language: str) -> list[PublishedLine]:
    return [_line(one, language) for one in cases]


def published_page(row: Case, language: str) -> PublishedCase:
    procedure = procedure_of(row)
    reader = reader_in(language, procedure.translations)
    keys = procedure.public.answers if procedure.public else ()
    files = PublishedFiles(row.service, row.number)
    return PublishedCase(
        number=row.number,
        title=reader(procedure.public.title) if procedure.public else "",
        state=_state(procedure, row, reader),
        since=formats.date(row.since),
        runs=row.ended_at is None,
        answers=told_of(procedure, keys, given_in(row), reader, files),
    )


def _line(row: Case, language: str) -> PublishedLine:
    procedure = procedure_of(row)
    reader = reader_in(language, procedure.translations)
    return PublishedLine(
        number=row.number,
        href=reverse("frame:published_case", args=[row.service, row.number]),
        words=next(filter(None, _words(procedure, row, reader)), ""),
        state=_state(procedure, row, reader),
        since=formats.date(row.since, "medium"),
    )


def _words(procedure: Procedure, row: Case, reader: Reader) -> Iterator[str]:
    answers = given_in(row)
    for key in procedure.public.answers if procedure.public else ():
        if key in answers:
            words = format_answer(procedure.questions[key], answers[key], reader)
            yield words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _state(procedure: Procedure, row: Case, reader: Reader) -> str:
    return reader(procedure.state(row.state).title)
