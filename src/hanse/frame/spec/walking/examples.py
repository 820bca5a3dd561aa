"""Answers to try: one that is right for any question, and for a question that rules look at, those at their bounds."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain

from hanse.questions.spec.answer import Answer, FileRef
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.kinds.composite import Composite
from hanse.questions.spec.kinds.file import MEDIA_TYPES
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.question import Question

_NUMBER = re.compile(r"(?<![\w.\"-])-?\d+(?:\.\d+)?(?![\w-])")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_STRING = re.compile(r'"([^"]*)"')

SOME_DAY = date(2026, 6, 1)
WORDS = ("Example", "2026-000001", "14:30", "ab12", "1", "a@example.org", "+33142685300", "FR", "yes", "2026-06-01")
IDENTIFIERS = (
    "FR1420041010050500013M02606",
    "FR40303265045",
    "55208131766522",
    "552081317",
    "BE0428759497",
    "0000000000",
)


@dataclass(frozen=True, slots=True)
class Try:
    """An answer as a scenario gives it, and as the runner takes it; None: left open."""

    raw: object
    answer: Answer | None


def example(question: Question) -> Try | None:
    """One answer that the question takes; None where none was found."""
    return next(_taken(question, _ordinary(question)), None)


def tries(question: Question, rules: Iterable[str]) -> tuple[Try, ...]:
    """Answers between which `rules`, FEEL texts that look at the question, can tell."""
    found = list(_taken(question, chain(_at_bounds(question, list(rules)), _ordinary(question))))
    one_each: dict[str, Try] = {}
    for one in found:
        one_each.setdefault(repr(one.answer), one)
    return (*one_each.values(), *([Try(None, None)] if question.optional else []))


def _taken(question: Question, raws: Iterable[object]) -> Iterator[Try]:
    for raw in raws:
        found = check_answer(question, raw)
        if isinstance(found, Answer):
            yield Try(raw, found)


def _at_bounds(question: Question, rules: list[str]) -> Iterator[object]:
    match question.kind:
        case "single":
            yield from (one.value for one in question.options)
        case "multiple":
            yield from ([one.value] for one in question.options)
            yield [one.value for one in question.options if not one.exclusive]
        case "yes_no":
            yield from ("yes", "no")
        case "slot" | "stay":
            yield from _ordinary(question)
        case "number" | "money":
            yield from _numbers(question, rules)
        case "date":
            days = [date.fromisoformat(one) for rule in rules for one in _DATE.findall(rule)]
            yield from (day + timedelta(days=off) for day in days for off in (-1, 0, 1))
        case _:
            yield from (one for rule in rules for one in _STRING.findall(rule) if one)


def _numbers(question: Question, rules: list[str]) -> Iterator[Decimal]:
    """Each number of the rules, and the nearest on both sides; and the limits of the question."""
    places = question.decimals if question.decimals is not None else 0
    step = Decimal(1).scaleb(-places)
    said = sorted({Decimal(one) for rule in rules for one in _NUMBER.findall(rule)})
    yield from (number + off for number in said for off in (-step, Decimal(0), step))
    yield from (Decimal(limit) for limit in (question.minimum, question.maximum) if limit is not None)


def _ordinary(question: Question) -> Iterator[object]:
    if question.books:
        places = [f"{one.value} " for one in question.options] or [""]
        yield from (f"{place}{time}" for place in places for time in ("2026-06-01T09:30Z", "2026-06-01"))
    yield from (one.value for one in question.options)
    yield from ([one.value] for one in question.options)
    if question.rows and question.columns:
        yield {str(row.value): question.columns[0].value for row in question.rows}
    yield from _parts(question)
    yield from (Decimal(one) for one in (question.minimum, question.maximum, 1) if one is not None)
    yield from (SOME_DAY, *WORDS, *IDENTIFIERS)
    for measure in question.measures:
        yield {"amount": 1, "measure": measure.value}
    yield {"name": "Ada Example", "at": "2026-06-01T09:00:00Z", "agreed": True}
    kinds = [kind for kind in question.files.kinds if kind in MEDIA_TYPES]
    yield [FileRef("example", f"example.{kinds[0]}", MEDIA_TYPES[kinds[0]], 1)] if kinds else None


def _parts(question: Question) -> Iterator[Mapping[str, object] | list[Mapping[str, object]]]:
    kind = kind_of(question)
    if isinstance(kind, Composite):
        yield _filled(kind.parts(question))
    if question.of:
        yield [_filled(question.of)] * max(1, int(question.minimum or 1))


def _filled(parts: Iterable[Question]) -> dict[str, object]:
    return {part.key: found.raw for part in parts if (found := example(part))}
