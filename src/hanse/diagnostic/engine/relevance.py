"""Questions that were not asked: their condition does not hold."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from hanse.diagnostic.engine.answers import (
    NONE_CHOSEN,
    Answers,
    Choices,
    Flags,
    Input,
    Matrices,
    Numbers,
    Sets,
    State,
    Texts,
    Truths,
    in_state,
)
from hanse.diagnostic.engine.arrays import replaced
from hanse.diagnostic.engine.conditions import Scope, fails, holds, names_in
from hanse.diagnostic.engine.model.framework import Framework


def asked(framework: Framework, answers: Answers) -> Answers:
    """The answers with every question that is not relevant emptied and marked so, in the order of the questions.

    A condition that is null because what it looks at does not apply makes the question not applicable too (the use of
    a system that the city has no task for). Null for want of an answer leaves the question open: it counts as missing.
    """
    inputs = Scope(answers.inputs)
    for question in framework.questions:
        given = inputs.get(question.key)
        if question.relevant and given is not None:
            beside = fails(question.relevant, inputs, len(answers.units))
            given = _emptied(given, beside, State.IRRELEVANT)
            beyond = _beyond(question.relevant, inputs, len(answers.units)) & ~beside
            inputs[question.key] = _emptied(given, beyond, State.NOT_APPLICABLE)
    return replace(answers, inputs=inputs)


def _beyond(condition: str, inputs: Mapping[str, Input], count: int) -> Flags:
    """Where a condition does not hold and looks at an answer that does not apply, ``(count,)``."""
    named = [in_state(inputs[name].states, State.NOT_APPLICABLE) for name in names_in(condition, inputs)]
    if not any(states.any() for states in named):
        return np.zeros(count, dtype=bool)
    return np.any(named, axis=0) & ~holds(condition, inputs, count)


def _emptied(given: Input, beside: Flags, why: State) -> Input:
    if not beside.any():
        return given
    states = replaced(given.states, beside, why)
    match given:
        case Numbers() | Truths():
            return replace(given, values=replaced(given.values, beside, np.nan), states=states)
        case Texts():
            values = given.values.copy()
            values[beside] = None
            return Texts(values, states)
        case Choices():
            return Choices(replaced(given.codes, beside, NONE_CHOSEN), states, given.options)
        case Sets():
            return Sets(given.chosen & ~beside[:, None], states, given.options)
        case Matrices():
            codes = replaced(given.codes, beside[:, None], NONE_CHOSEN)
            return Matrices(codes, states, given.rows, given.options)
