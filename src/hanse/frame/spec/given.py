"""Answers as a program sends them, in the JSON of `export.submission`: every mistake is told, each with its place."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hanse.frame.spec.answers_wanted import OPEN
from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Answer, FileRef
from hanse.questions.spec.checking import check_answer, is_empty, lacking, nothing_given
from hanse.questions.spec.judging import all_broken_rules
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.progress import progress
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader

NO_SUCH_QUESTION = Text("frame.given.no_such_question", "There is no question “{given}” here.")
NOT_FILES = Text("frame.given.not_files", "Send a list of files, each as an object with the “id” of its upload.")
NO_SUCH_FILE = Text(
    "frame.given.no_such_file", "There is no such file: it is too old, or stands in a case already. Upload it again."
)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to mend: the question (empty where there is none), a JSON pointer to the answer, and words."""

    question: str
    where: str
    detail: str


type Files = Mapping[str, FileRef]
"""What was uploaded, by the reference that its sender has."""


@dataclass(frozen=True, slots=True)
class Given:
    """What could be read, and what must be mended first."""

    answers: Mapping[str, Answer]
    mistakes: tuple[Mistake, ...]


def read_given(
    wanted: Questionnaire | None, given: Mapping[str, object], files: Files, *, today: date, reader: Reader
) -> Given:
    """The answers to what is asked; null and what is empty count as not given."""
    answers: dict[str, Answer] = {}
    mistakes: list[Mistake] = []
    for key, raw in given.items():
        question = wanted.questions.get(key) if wanted else None
        if question is None:
            mistakes.append(Mistake("", _place(key), Problem(NO_SUCH_QUESTION, {"given": key}).words(reader)))
        elif not is_empty(question, raw):
            found = _read(question, raw, files, reader)
            if isinstance(found, Answer):
                answers[key] = found
            else:
                mistakes += _told(key, found, reader)
    if wanted:
        mistakes += _missing(wanted, answers, {one.question for one in mistakes}, reader)
        for key, problems in all_broken_rules(wanted, answers, today=today, reader=reader).items():
            mistakes += [one for problem in problems for one in _told(key, problem, reader)]
    return Given(answers, tuple(mistakes))


def references_in(wanted: Questionnaire | None, given: Mapping[str, object]) -> Iterator[str]:
    """Every reference to a file, so that all are looked up at once."""
    for key, raw in given.items():
        question = wanted.questions.get(key) if wanted else None
        for _where, entries in _file_lists(question, raw) if question else ():
            yield from (str(one["id"]) for one in entries if isinstance(one, dict) and "id" in one)


def _read(question: Question, raw: Any, files: Files, reader: Reader) -> Answer | Problem:
    for where, entries in _file_lists(question, raw):
        if not isinstance(entries, list) or not all(isinstance(one, dict) and one.keys() >= {"id"} for one in entries):
            return Problem(NOT_FILES, part=where)
        if any(str(one["id"]) not in files for one in entries):
            return Problem(NO_SUCH_FILE, part=where)
    return check_answer(question, _with_files(question, raw, files), reader)


def _file_lists(question: Question, raw: Any) -> Iterator[tuple[str, Any]]:
    """What stands where files are asked for, in a group's entries as well, with its part of the answer."""
    if question.kind == "file":
        yield "", raw
    elif question.of and isinstance(raw, list):
        for number, entry in enumerate(raw):
            for part in question.of:
                if part.kind == "file" and isinstance(entry, dict) and entry.get(part.key) not in (None, []):
                    yield f"{number}-{part.key}", entry[part.key]


def _with_files(question: Question, raw: Any, files: Files) -> object:
    if question.kind == "file":
        return [files[str(one["id"])] for one in raw]
    asking = [part for part in question.of if part.kind == "file"]
    if not asking or not isinstance(raw, list):
        return raw
    return [_entry_with_files(asking, entry, files) if isinstance(entry, dict) else entry for entry in raw]


def _entry_with_files(asking: list[Question], entry: Mapping[str, Any], files: Files) -> Mapping[str, Any]:
    found = {part.key: _with_files(part, entry.get(part.key) or [], files) for part in asking}
    return {**entry, **{key: value for key, value in found.items() if value}}


def _missing(
    wanted: Questionnaire, answers: Mapping[str, Answer], mistaken: Collection[str], reader: Reader
) -> Iterator[Mistake]:
    for key, status in progress(wanted, answers).statuses.items():
        question = wanted.questions[key]
        if status in OPEN and not question.optional and key not in mistaken:
            answer = answers.get(key)
            short = lacking(question, answer) if answer else None
            yield from _told(key, short or nothing_given(question, may_not_know=False), reader)


def _told(key: str, problem: Problem, reader: Reader) -> list[Mistake]:
    place = _place(key)
    return [
        Mistake(key, "/".join([place, *one.part.split("-")]) if one.part else place, one.words(reader))
        for one in problem.each
    ]


def _place(key: str) -> str:
    """A JSON pointer (RFC 6901) to an answer in what was sent."""
    return "/answers/" + key.replace("~", "~0").replace("/", "~1")
