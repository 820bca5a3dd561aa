"""Rules on answers beside what their kind demands: FEEL over an answer, earlier ones and `today`; limits of dates."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from babel.dates import format_date

from hanse.feel.expressions import Expression
from hanse.kernel.texts import Text
from hanse.questions.spec.conditions import read_expression
from hanse.questions.spec.faults import Fault
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

TODAY = "today"
"""The name under which rules see the day on which they are judged."""

TOO_EARLY = Text("questions.problem.date_earliest", "The date must be {limit} or later.")
TOO_LATE = Text("questions.problem.date_latest", "The date must be {limit} or earlier.")

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, read. A limit of a date is an expression that gives the limit; `says` has a place for it."""

    expression: Expression
    says: Text
    is_limit: bool = False

    def broken(self, own: object, scope: Mapping[str, object], reader: Reader) -> Problem | None:
        """What is wrong with the answer `own`; nothing while a name that the rule looks at has no value."""
        if any(scope.get(name) is None for name in self.expression.names):
            return None
        found = self.expression.evaluate(scope)
        if not self.is_limit:
            return Problem(self._spoken(reader)) if found is False else None
        if not isinstance(found, dt.date) or not isinstance(own, dt.date):
            return None
        if own < found if self.says is TOO_EARLY else own > found:
            return Problem(self.says, {"limit": format_date(found, "long", locale=locale_of(reader.language))})
        return None

    def _spoken(self, reader: Reader) -> Text:
        """The words of the questionnaire in the reader's language; they have no places to fill in."""
        return Text("questions.problem.said", reader(self.says).replace("{", "{{").replace("}", "}}"))


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules by question key, and what is wrong with them."""

    of: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_rules(questions: Iterable[tuple[str, Question]]) -> Rules:
    """Read the rules of questions, given with their sections' keys in the questionnaire's order."""
    ordered = list(questions)
    every = [question.key for _, question in ordered]
    of: dict[str, tuple[Rule, ...]] = {}
    faults: list[Fault] = []
    for number, (section, question) in enumerate(ordered):
        rules: list[Rule] = []
        for part, text, says in _written(question):
            is_limit = part in {"earliest", "latest"}
            known = [*every[: number + (not is_limit)], TODAY]
            read = read_expression(text, earlier=known, every=[*every, TODAY])
            if isinstance(read, Expression):
                rules.append(Rule(read, says, is_limit))
            else:
                faults.extend(Fault(section, question.key, part, message) for message in read)
        if rules:
            of[question.key] = tuple(rules)
            if TODAY in every:
                faults.append(Fault(section, TODAY, "key", "is the name under which rules see the present day"))
    return Rules(of, tuple(faults))


def _written(question: Question) -> Iterator[tuple[str, str, Text]]:
    """The part, the text and the words of each rule of a question."""
    for part, text, says in (("earliest", question.earliest, TOO_EARLY), ("latest", question.latest, TOO_LATE)):
        if text.strip():
            yield part, f'date("{text.strip()}")' if _DATE.fullmatch(text.strip()) else text, says
    for number, check in enumerate(question.checks, start=1):
        yield f"checks[{number}]", check.when, check.says
