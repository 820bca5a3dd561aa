"""What a step asks anew stands there with the answer that holds so far."""

from collections.abc import Mapping

from hanse.frame.spec.steps import Transition
from hanse.questions.spec.answer import Answer


def again_answers(step: Transition, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    return {key: answers[key] for key in step.asks_again if key in answers}
