"""What somebody typed in a preview, while the questions change under it: an answer that no longer fits is dropped."""

from collections.abc import Iterator, Mapping
from typing import Any

from hanse.frame.spec.answering import from_json, to_json
from hanse.frame.spec.procedure import Procedure
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.question import Question

HOLDS_FILES = frozenset({"file", "group"})
"""Kinds whose stored value cannot be judged as if it came from outside: only who stored a file can refer to it."""


def to_stored(procedure: Procedure, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """By question key, with the shape that the question had."""
    stored: Any = to_json(procedure, answers)
    return {key: {**one, "shape": _shape(procedure.questions[key])} for key, one in stored.items()}


def from_stored(procedure: Procedure, stored: Mapping[str, Any]) -> dict[str, Answer]:
    return dict(_fitting(procedure, stored))


def _fitting(procedure: Procedure, stored: Mapping[str, Any]) -> Iterator[tuple[str, Answer]]:
    for key, one in stored.items():
        question = procedure.questions.get(key)
        if question is None or one["shape"] != _shape(question):
            continue
        if question.kind in HOLDS_FILES or one["state"] != State.ANSWERED:
            yield from from_json(procedure, {key: one}).items()
            continue
        found = check_answer(question, one["value"])
        if isinstance(found, Answer):
            yield key, found


def _shape(question: Question) -> list[str]:
    return [question.kind, *(f"{part.key} {part.kind}" for part in question.of)]
