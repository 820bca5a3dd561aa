"""A number that an authority gave, with the check digits that python-stdnum knows."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import cast

from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Value
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.worded import Worded, typed
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

WRONG_DIGITS = Text(
    "questions.problem.identifier_digits",
    "“{given}” has a slip: its check digits do not fit the rest. Compare it with your papers.",
)
WRONG_LENGTH = Text(
    "questions.problem.identifier_length", "“{given}” has too many or too few characters. Compare it with your papers."
)
NOT_ONE = Text("questions.problem.not_an_identifier", "“{given}” is not such a number. Compare it with your papers.")

_NAME = re.compile(r"[a-z]+_?(\.[a-z0-9]+_?){0,2}")


class Identifier(Worded):
    """The value is the compact form, without the spaces and dashes of the one that is shown."""

    key = "identifier"

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        if module_of(question.identifier) is None:
            yield "identifier", f"is {question.identifier!r}; python-stdnum has no such module with check digits"

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del reader
        given = typed(raw)
        if len(given) > self.longest:
            raise refuse(WRONG_LENGTH, given=shortened(given))
        try:
            return cast("str", _known(question).validate(given))
        except InvalidChecksum:
            raise refuse(WRONG_DIGITS, given=shortened(given)) from None
        except InvalidLength:
            raise refuse(WRONG_LENGTH, given=shortened(given)) from None
        except ValidationError:
            raise refuse(NOT_ONE, given=shortened(given)) from None

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del reader
        shown = getattr(_known(question), "format", None)
        return cast("str", shown(value) if shown else value)


@cache
def module_of(name: str) -> ModuleType | None:
    """The module of python-stdnum under this name; None where there is none that validates."""
    if not _NAME.fullmatch(name):
        return None
    try:
        found = import_module(f"stdnum.{name}")
    except ImportError:
        return None
    return found if hasattr(found, "validate") and hasattr(found, "compact") else None


def _known(question: Question) -> ModuleType:
    return cast("ModuleType", module_of(question.identifier))
