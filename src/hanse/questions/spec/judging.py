"""Answers held against the rules of their questionnaire."""

import datetime as dt
from collections.abc import Mapping

from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checks import TODAY, Rule
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import ENGLISH, Reader
from hanse.questions.spec.relevance import asked, seen


def broken_rules(
    questionnaire: Questionnaire, key: str, answers: Mapping[str, Answer], *, today: dt.date, reader: Reader = ENGLISH
) -> tuple[Problem, ...]:
    """What is wrong with the answer to `key`, beside the others, as far as the rules of its question say."""
    scope = _scope(questionnaire, key, answers, asked(questionnaire, answers), today)
    return _broken(questionnaire.rules.of.get(key, ()), key, scope, reader)


def all_broken_rules(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], *, today: dt.date, reader: Reader = ENGLISH
) -> Mapping[str, tuple[Problem, ...]]:
    """The same for every question that is asked and answered, in order; those with nothing wrong are left out."""
    if not questionnaire.rules.of:
        return {}
    to_ask = asked(questionnaire, answers)
    found = {
        key: _broken(questionnaire.rules.of[key], key, _scope(questionnaire, key, answers, to_ask, today), reader)
        for key in questionnaire.order
        if key in questionnaire.rules.of and key in to_ask
    }
    return {key: problems for key, problems in found.items() if problems}


def _scope(
    questionnaire: Questionnaire, key: str, answers: Mapping[str, Answer], to_ask: frozenset[str], today: dt.date
) -> dict[str, object]:
    """What the rules of a question look at: null where another question is not asked or has no answer."""
    rules = questionnaire.rules.of.get(key, ())
    names = {name for rule in rules for name in rule.expression.names} - {TODAY, key}
    others = {name: seen(questionnaire, name, answers.get(name)) if name in to_ask else None for name in names}
    return {**others, key: seen(questionnaire, key, answers.get(key)), TODAY: today}


def _broken(rules: tuple[Rule, ...], key: str, scope: Mapping[str, object], reader: Reader) -> tuple[Problem, ...]:
    if scope[key] is None:
        return ()
    found = (rule.broken(scope[key], scope, reader) for rule in rules)
    return tuple(problem for problem in found if problem)
