"""An amount of money in the question's currency."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import cast

from babel.numbers import format_currency, get_currency_precision, get_currency_symbol, is_currency

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Money, Value
from hanse.questions.spec.cells import Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.number import Number
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

OTHER_CURRENCY = Text("questions.problem.other_currency", "Give the amount in {currency}, not in {given}.")

_NUMBER = Number()


class MoneyKind(Kind):
    """Kept with its currency, so that an answer says the same whatever becomes of the question."""

    key = "money"

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        if not is_currency(question.currency):
            yield "currency", f"is {question.currency!r}; it must be a code of ISO 4217, such as EUR"
        yield from _NUMBER.faults(question)

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        if isinstance(raw, Money):
            raw = {"amount": raw.amount, "currency": raw.currency}
        if isinstance(raw, Mapping):
            given = str(raw.get("currency") or question.currency).upper()
            if given != question.currency:
                raise refuse(OTHER_CURRENCY, currency=question.currency, given=shortened(given))
            raw = raw.get("amount")
        if isinstance(raw, str):
            raw = _without_sign(raw, question.currency, reader)
        return Money(cast("Decimal", _NUMBER.check(_counted(question), raw, reader)), question.currency)

    def empty(self, raw: object) -> bool:
        if isinstance(raw, Mapping):
            return super().empty(raw.get("amount"))
        return super().empty(raw)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question
        money = cast("Money", value)
        return format_currency(money.amount, money.currency, locale=locale_of(reader.language))

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        money = cast("Money", value)
        return {"amount": f"{money.amount:f}", "currency": money.currency}

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        del question
        money = cast("dict[str, str]", stored)
        return Money(Decimal(money["amount"]), money["currency"])

    def to_scope(self, question: Question, value: Value) -> object:
        del question
        return cast("Money", value).amount

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        amount = None if value is None else cast("Money", value).amount
        return _NUMBER.to_cells(_counted(question), amount, reader)

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        return _NUMBER.from_cells(question, cells, reader)


def decimals_of(question: Question) -> int:
    """As many as the question says, or as the currency has."""
    return get_currency_precision(question.currency) if question.decimals is None else question.decimals


def _counted(question: Question) -> Question:
    """The question as one for a number."""
    return replace(question, decimals=decimals_of(question))


def _without_sign(words: str, currency: str, reader: Reader) -> str:
    for sign in (currency, get_currency_symbol(currency, locale_of(reader.language)), get_currency_symbol(currency)):
        words = words.strip().removeprefix(sign).removesuffix(sign)
    return words.strip()
