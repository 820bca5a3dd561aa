"""Days that rules allow: an example that lies outside the limits of its question is moved within them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checks import TODAY
from hanse.questions.spec.judging import broken_rules
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.relevance import seen

AROUND = range(8)
"""Days after and before a limit that are tried: a rule may want a working day."""


def within_limits(asking: Questionnaire, answers: Mapping[str, Answer], today: date) -> dict[str, Answer]:
    """The answers, with other days in place of those that break a rule, where such days are found."""
    found = dict(answers)
    for key in asking.order:
        if key in found and asking.questions[key].kind == "date" and broken_rules(asking, key, found, today=today):
            fitting = ({**found, key: Answer.answered(key, day)} for day in _days(asking, key, found, today))
            found = next((one for one in fitting if not broken_rules(asking, key, one, today=today)), found)
    return found


def _days(asking: Questionnaire, key: str, answers: Mapping[str, Answer], today: date) -> Iterator[date]:
    """Those about every limit, and about the present day."""
    scope = {name: seen(asking, name, answers.get(name)) for name in asking.order} | {TODAY: today}
    limits = [rule.expression.evaluate(scope) for rule in asking.rules.of[key] if rule.is_limit]
    for start in (*limits, today):
        if isinstance(start, date):
            yield from (start + timedelta(days=off * sign) for off in AROUND for sign in (1, -1))
