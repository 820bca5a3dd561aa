"""Questions that were not asked: their condition does not hold."""

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
)
from hanse.diagnostic.engine.conditions import fails
from hanse.diagnostic.engine.model.framework import Framework


def asked(framework: Framework, answers: Answers) -> Answers:
    """The answers with every question that is not relevant emptied and marked so, in the order of the questions.

    A condition that is null, because what it looks at was not answered, leaves the question open: it counts as missing.
    """
    inputs = dict(answers.inputs)
    for question in framework.questions:
        given = inputs.get(question.key)
        if question.relevant and given is not None:
            beside = fails(question.relevant, inputs, len(answers.units))
            if beside.any():
                inputs[question.key] = _emptied(given, beside)
    return replace(answers, inputs=inputs)


def _emptied(given: Input, beside: Flags) -> Input:
    states = np.where(beside, State.IRRELEVANT, given.states).astype(np.int8)
    match given:
        case Numbers():
            return Numbers(np.where(beside, np.nan, given.values), states)
        case Texts():
            values = given.values.copy()
            values[beside] = None
            return Texts(values, states)
        case Choices():
            return Choices(np.where(beside, NONE_CHOSEN, given.codes).astype(np.int16), states, given.options)
        case Sets():
            return Sets(given.chosen & ~beside[:, None], states, given.options)
        case Matrices():
            codes = np.where(beside[:, None], NONE_CHOSEN, given.codes).astype(np.int16)
            return Matrices(codes, states, given.rows, given.options)
