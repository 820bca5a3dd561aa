"""Answers of a case in words, with links to the files that belong to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hanse.frame.spec.procedure import Procedure
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import format_answer
from hanse.questions.spec.kinds.file import files_in
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader

type Told = tuple[str, str, str]
"""Question, answer, and no address to change it: it is handed in."""


@dataclass(frozen=True, slots=True)
class Files:
    """Where the files of a case are taken from: the name of an address, which takes the case and the file."""

    address: str
    case_id: UUID

    def href(self, file_id: str) -> str:
        return reverse(self.address, args=[self.case_id, file_id])


class Linked(Protocol):
    """Whatever knows where a file is taken from."""

    def href(self, file_id: str) -> str: ...


def told_sections(
    procedure: Procedure, answers: Mapping[str, Answer], reader: Reader, files: Linked
) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """The applicant's answers under the titles of their sections; a section without one is left out."""
    sections = (
        (reader(section.title), tuple(_told(section.questions, answers, reader, files)))
        for section in procedure.sections
    )
    return tuple((title, told) for title, told in sections if told)


def told_answers(
    asked: Questionnaire | None, answers: Mapping[str, Answer], reader: Reader, files: Linked
) -> tuple[Told, ...]:
    """The answers to what a step or an opinion asks."""
    return tuple(_told(tuple(asked.questions.values()), answers, reader, files)) if asked else ()


def told_of(
    procedure: Procedure, keys: Iterable[str], answers: Mapping[str, Answer], reader: Reader, files: Linked
) -> tuple[Told, ...]:
    """The answers to some questions of the procedure, in the order of the keys."""
    return tuple(_told(tuple(procedure.questions[key] for key in keys), answers, reader, files))


def _told(
    questions: tuple[Question, ...], answers: Mapping[str, Answer], reader: Reader, files: Linked
) -> Iterator[Told]:
    for question in questions:
        if question.key in answers:
            yield reader(question.text), _words(question, answers[question.key], reader, files), ""


def _words(question: Question, answer: Answer, reader: Reader, files: Linked) -> str:
    held = list(files_in(answer.value))
    if not held:
        return format_answer(question, answer, reader)
    links = format_html_join(
        "\n", '<a class="govuk-link" href="{}">{}</a>', ((files.href(one.id), one.name) for one in held)
    )
    if question.kind == "file":
        return links
    words: SafeString = format_html("{}\n{}", format_answer(question, answer, reader), links)
    return words
