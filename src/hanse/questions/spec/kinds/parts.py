"""Answers made of parts, each the answer to a question of its own: what `kinds.composite` and `kinds.group` share."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.known import kind_of
from hanse.questions.spec.problems import Problem, RefusedError, all_of
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

FILL_IN = Text("questions.problem.fill_in", "Fill in “{label}”.")
LABELLED = Text("questions.labelled", "{name}: {words}", "A part of an answer: its name, and what was answered.")
NO_SUCH_PART = Text("questions.problem.no_such_part", "“{given}” is not one of the parts: {parts}.")

type Parts = Sequence[Question]
type Said = Callable[[Text], str]
"""How the parts' own words are read: with the interface, or with the questionnaire."""


def nothing_in(parts: Parts, raw: Mapping[str, object]) -> bool:
    return all(kind_of(part).empty(raw.get(part.key)) for part in parts)


def check_parts(parts: Parts, raw: Mapping[str, object], reader: Reader, said: Said) -> dict[str, Value]:
    """Every part that was given, checked; raises RefusedError with all that is wrong."""
    keys = [part.key for part in parts]
    problems = [
        Problem(NO_SUCH_PART, {"given": shortened(name), "parts": ", ".join(keys)}) for name in raw if name not in keys
    ]
    found: dict[str, Value] = {}
    for part in parts:
        kind, given = kind_of(part), raw.get(part.key)
        if kind.empty(given):
            if not part.optional:
                problems.append(Problem(FILL_IN, {"label": said(part.text)}, part.key))
            continue
        try:
            found[part.key] = kind.check(part, given, reader)
        except RefusedError as refused:
            problems.append(refused.problem.within(part.key))
    if problems:
        raise RefusedError(all_of(problems))
    return found


def parts_to_json(parts: Parts, value: Value) -> dict[str, JsonValue]:
    given = cast("Mapping[str, Value]", value)
    return {part.key: kind_of(part).to_json(part, given[part.key]) for part in parts if part.key in given}


def parts_from_json(parts: Parts, stored: JsonValue) -> dict[str, Value]:
    """Parts in their order: a database may keep an object's keys in its own."""
    given = cast("dict[str, JsonValue]", stored)
    return {part.key: kind_of(part).from_json(part, given[part.key]) for part in parts if part.key in given}


def parts_to_scope(parts: Parts, value: Value) -> dict[str, object]:
    """A context with every part; null where one was left empty."""
    given = cast("Mapping[str, Value]", value)
    return {part.key: kind_of(part).to_scope(part, given[part.key]) if part.key in given else None for part in parts}


def labelled(parts: Parts, value: Value, reader: Reader, said: Said) -> list[str]:
    """A line for each part that was given: its name and its words."""
    given, line = cast("Mapping[str, Value]", value), reader.interface(LABELLED)
    return [
        line.format(name=said(part.text), words=reader.apart(kind_of(part).format(part, given[part.key], reader)))
        for part in parts
        if part.key in given
    ]
