"""Answers that come from outside (a workbook, a JSON document), read and checked, before anything is saved."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import value_to_json
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Question


@dataclass(frozen=True, slots=True)
class Received:
    """One question as it came; `answer` is None where it was left empty.

    `base_version` is the stored version that the sender started from, None where the sender did not say.
    `touched` is false where the sender gave back what she was sent. `place` says where it stood ("row 12").
    """

    key: str
    answer: Answer | None
    base_version: int | None = None
    touched: bool = True
    place: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be read; the rest could. `key` is empty where no question is known."""

    place: str
    key: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Delivery:
    """Everything that came: answers, comments by question key, and troubles, in the order of the source."""

    received: tuple[Received, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    comments: Mapping[str, str] = field(default_factory=dict)


def digest(question: Question, answer: Answer | None) -> str:
    """A short digest of an answer's content, by which an untouched one is known again."""
    content = None if answer is None else [answer.state, value_to_json(question, answer), answer.note]
    encoded = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(encoded.encode()).hexdigest()[:16]
