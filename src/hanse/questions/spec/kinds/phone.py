"""A telephone number, kept as the whole world dials it."""

from collections.abc import Iterator
from typing import cast

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Value
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.worded import Worded, typed
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NOT_A_NUMBER = Text(
    "questions.problem.not_a_phone",
    "“{given}” is not a telephone number. Write it like {example}; one of another country begins with +.",
)

_EVERYWHERE = "FR"
"""Whose number is the example where the question names no country: it is shown with +33."""


class Phone(Worded):
    """The value is +33123456789, with " ext. 12" behind it where there is an extension."""

    key = "phone"
    longest = 40

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        if question.country and question.country not in phonenumbers.SUPPORTED_REGIONS:
            yield "country", f"is {question.country!r}; it must be a code of ISO 3166, such as FR"

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del reader
        words = typed(raw)
        try:
            number = phonenumbers.parse(words, question.country or None) if len(words) <= self.longest else None
        except NumberParseException:
            number = None
        if number is None or not phonenumbers.is_valid_number(number):
            raise refuse(NOT_A_NUMBER, given=shortened(raw), example=_example(question.country))
        plain = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        return f"{plain} ext. {number.extension}" if number.extension else plain

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question, reader
        number = phonenumbers.parse(cast("str", value))
        return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def _example(country: str) -> str:
    number = cast("PhoneNumber", phonenumbers.example_number(country or _EVERYWHERE))
    style = PhoneNumberFormat.NATIONAL if country else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)
