"""What a step asks anew: it can stand there without the questions that it stood among before."""

from collections.abc import Iterator

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.questions.spec.faults import QuestionnaireError


def again_faults(procedure: Declaration) -> Iterator[Fault]:
    for step in (one for one in procedure.transitions if one.asks_again):
        part = f"transition {step.key}, asks_again"
        if len(set(step.asks_again)) != len(step.asks_again):
            yield Fault(step.place, part, "a question is named twice")
            continue
        try:
            procedure.asked_by(step)
        except QuestionnaireError as error:
            for fault in error.faults:
                yield Fault(step.place, f"{part}, {fault.question}", fault.message)
