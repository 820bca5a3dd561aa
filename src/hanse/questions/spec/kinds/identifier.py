"""A number that an authority gave, with the check digits that python-stdnum knows."""

import doctest
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
from hanse.questions.spec.problems import RefusedError, refuse
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
WRONG_LENGTH_OF = Text(
    "questions.problem.identifier_length_of",
    "“{given}” has too many or too few characters. What is asked for is the {name}, such as {example}.",
)
NOT_ONE_OF = Text(
    "questions.problem.not_an_identifier_of",
    "“{given}” does not fit. What is asked for is the {name}, such as {example}.",
)

_CALL = re.compile(r"validate\('([^']+)'\)")
_NAME = re.compile(r"[a-z]+_?(\.[a-z0-9]+_?){0,2}")


class Identifier(Worded):
    """The value is the compact form, without the spaces and dashes of the one that is shown."""

    key = "identifier"

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        if module_of(question.identifier) is None:
            yield "identifier", f"is {question.identifier!r}; python-stdnum has no such module with check digits"

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        given = typed(raw)
        if len(given) > self.longest:
            raise _misshapen(WRONG_LENGTH, WRONG_LENGTH_OF, given, question, reader)
        try:
            return cast("str", _known(question).validate(given))
        except InvalidChecksum:
            raise refuse(WRONG_DIGITS, given=shortened(given)) from None
        except InvalidLength:
            raise _misshapen(WRONG_LENGTH, WRONG_LENGTH_OF, given, question, reader) from None
        except ValidationError:
            raise _misshapen(NOT_ONE, NOT_ONE_OF, given, question, reader) from None

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del reader
        return _written(_known(question), cast("str", value))


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


@cache
def example_of(name: str) -> str:
    """A valid number of this kind, from what python-stdnum says of it, as it is written; empty where it says none."""
    module = cast("ModuleType", module_of(name))
    for one in doctest.DocTestParser().get_examples(module.__doc__ or ""):
        found = _CALL.match(one.source)
        if found and one.exc_msg is None:
            return _written(module, cast("str", module.validate(found[1])))
    return ""


def _misshapen(plain: Text, of: Text, given: str, question: Question, reader: Reader) -> RefusedError:
    """Says what the number that is wanted is called and how one is written, where that is known."""
    example = example_of(question.identifier)
    if not example:
        return refuse(plain, given=shortened(given))
    name = question.identifier.split(".")[-1].strip("_").upper()
    return refuse(of, given=shortened(given), name=name, example=reader.apart(example))


def _written(module: ModuleType, value: str) -> str:
    shown = getattr(module, "format", None)
    return cast("str", shown(value) if shown else value)


def _known(question: Question) -> ModuleType:
    return cast("ModuleType", module_of(question.identifier))
