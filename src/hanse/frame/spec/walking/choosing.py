"""Which answers to give where something is asked: as few as tell every outcome of the rules apart."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import combinations, product
from math import prod

from hanse.frame.spec.cases import Case, scope_of
from hanse.frame.spec.conditions import holds
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.walking.booking import when_open
from hanse.frame.spec.walking.days import within_limits
from hanse.frame.spec.walking.examples import Try, example, tries
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.relevance import asked

MOST_COMBINATIONS = 1000
"""Of answers to one page of questions; with more, all pairs of questions are tried with the others as usual."""

type Given = Mapping[str, Try]


class Choosing:
    """Answers for a procedure. `unanswered` gathers questions for which no answer was found.

    `watch` is called before each thing that is tried; it may raise, to end it all.
    """

    def __init__(self, procedure: Declaration, watch: Callable[[], None]) -> None:
        self.procedure = procedure
        self.watch = watch
        self.unanswered: set[str] = set()

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """Every text of FEEL that looks at answers."""
        procedure = self.procedure
        found = [step.when for step in procedure.transitions]
        found += [one.when for state in procedure.states for one in state.opinions]
        for question in procedure.questions.values():
            found += [question.relevant, *(check.when for check in question.checks)]
        for rule in (procedure.eligibility, procedure.fee, *procedure.tables):
            if rule is not None:
                given = " ".join(rule.table.givens)
                cells = (cell for row in rule.table.logic.rules for cell in (*row.tests, *row.results))
                found.append(" ; ".join([given, *cells]))
        return tuple(one for one in found if one.strip())

    def of(self, asking: Questionnaire, today: date) -> Iterator[Given]:
        """Combinations of answers as they can be given on a day; the first is the usual one."""
        wanted = {key: self._tries(question) for key, question in asking.questions.items()}
        wanted = {key: found for key, found in wanted.items() if found}
        for chosen in _combinations(wanted):
            self.watch()
            answers = {key: one.answer for key, one in chosen.items() if one.answer is not None}
            shown = asked(asking, answers)
            moved = within_limits(asking, {key: one for key, one in answers.items() if key in shown}, today)
            moved = when_open(self.procedure, moved, today)
            yield {key: _given(chosen[key], answer) for key, answer in moved.items()}

    def _tries(self, question: Question) -> tuple[Try, ...]:
        named = [rule for rule in self.rules if re.search(rf"\b{re.escape(question.key)}\b", rule)]
        if named:
            found = tries(question, named)
        else:
            usual = None if question.optional else example(question)
            found = (usual,) if usual else ()
        if not found and not question.optional:
            self.unanswered.add(question.key)
        return found

    def outcome(self, case: Case) -> tuple[object, ...]:
        """What all conditions say of a case: cases with the same outcome go the same ways."""
        self.watch()
        scope = scope_of(self.procedure, case)
        return (
            *(holds(self.procedure, text, scope) for text in self._conditions),
            case.fee is not None and case.fee > case.paid,
            case.opinions,
            case.office,
        )

    @cached_property
    def _conditions(self) -> tuple[str, ...]:
        steps = [step.when for step in self.procedure.transitions]
        asks = [one.when for state in self.procedure.states for one in state.opinions]
        return tuple(dict.fromkeys(text for text in (*steps, *asks) if text.strip()))


def _given(chosen: Try, answer: Answer) -> Try:
    """What was chosen, or the day that was put in its place."""
    return chosen if answer is chosen.answer else Try(answer.value, answer)


def _combinations(wanted: Mapping[str, tuple[Try, ...]]) -> Iterator[dict[str, Try]]:
    usual = {key: found[0] for key, found in wanted.items()}
    if prod(len(found) for found in wanted.values()) <= MOST_COMBINATIONS:
        yield from (dict(zip(wanted, chosen, strict=True)) for chosen in product(*wanted.values()))
        return
    yield usual
    for one, other in combinations([key for key, found in wanted.items() if len(found) > 1], 2):
        yield from ({**usual, one: left, other: right} for left, right in product(wanted[one], wanted[other]))


def answers_of(given: Given) -> dict[str, Answer]:
    return {key: one.answer for key, one in given.items() if one.answer is not None}


def raw_of(given: Given) -> dict[str, object]:
    """As a scenario gives them."""
    return {key: one.raw for key, one in given.items()}
