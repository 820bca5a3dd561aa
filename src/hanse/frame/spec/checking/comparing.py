"""Conditions compare like with like: a yes or no with true or false, a number with a number, a day with a day."""

from collections.abc import Iterable, Iterator, Mapping

from hanse.feel.checking.check import check
from hanse.feel.errors import FeelError
from hanse.feel.types.kinds import BUILT_IN, Type
from hanse.frame.spec.checking.conditions import conditions_of
from hanse.frame.spec.conditions import condition
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.kernel.places import Place
from hanse.questions.spec.question import Question

_TYPES = {"yes_no": "boolean", "number": "number", "date": "date", "text": "string", "email": "string"}
"""What FEEL knows an answer as; kinds that are left out may be anything here."""


def comparing_faults(procedure: Declaration) -> Iterator[Fault]:
    types = dict(_types(procedure.questions.values()))
    for place, part, text in (*conditions_of(procedure), *_of_questions(procedure)):
        for words in _wrong(procedure, text, types):
            yield Fault(place, part, f"“{text}”: {words}")


def _types(questions: Iterable[Question]) -> Iterator[tuple[str, Type]]:
    for asked in questions:
        if asked.kind in _TYPES:
            yield asked.key, BUILT_IN[_TYPES[asked.kind]]
        elif asked.kind == "single" and all(isinstance(one.value, str) for one in asked.options):
            yield asked.key, BUILT_IN["string"]


def _of_questions(procedure: Declaration) -> Iterator[tuple[Place, str, str]]:
    for asked in procedure.questions.values():
        place = asked.place or procedure.place
        yield place, f"question {asked.key}, relevant", asked.relevant
        for number, one in enumerate(asked.checks, 1):
            yield place, f"question {asked.key}, check {number}", one.when


def _wrong(procedure: Declaration, text: str, types: Mapping[str, Type]) -> Iterator[str]:
    """What cannot be compared or added; what cannot be read at all is told elsewhere."""
    try:
        read = condition(procedure, text) if text.strip() else None
    except FeelError:
        return
    for error in check(read.tree, types).errors if read else ():
        truth = "boolean" in error.message and "string" in error.message
        yield error.message + (". An answer of yes or no is true or false, without quotes" if truth else "")
