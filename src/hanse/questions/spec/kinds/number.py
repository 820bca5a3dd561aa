"""A number with a unit, a range and a number of decimals."""

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from typing import cast

from babel.numbers import format_decimal

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.reading_numbers import Doubt, read_number
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NOT_A_NUMBER = Text("questions.problem.not_a_number", "“{given}” is not a number. Write digits only, like {example}.")
TWO_READINGS = Text(
    "questions.problem.two_readings",
    "“{given}” can be read in two ways. Write it without a separator between thousands.",
)
TOO_SMALL = Text("questions.problem.too_small", "{given} is too small: the number must be {minimum} or more.")
TOO_LARGE = Text("questions.problem.too_large", "{given} is too large: the number must be {maximum} or less.")
WHOLE = Text("questions.problem.whole_number", "{given} has decimals. Write a whole number.")
DECIMALS = Text("questions.problem.decimals", "{given} has too many decimals. Write at most {decimals}.")
TOO_LONG = Text("questions.problem.number_too_long", "{given} has too many digits to be stored exactly.")

MOST_DECIMALS = 6
MOST_DIGITS = 15
"""What a JSON number (IEEE double) keeps exactly."""

_EXACT = Context(prec=1000)


class Number(Kind):
    key = "number"

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        low, high = question.minimum, question.maximum
        if low is not None and high is not None and low > high:
            yield "minimum", f"is greater than the maximum ({low} > {high})"
        if question.decimals is not None and not 0 <= question.decimals <= MOST_DECIMALS:
            yield "decimals", f"must be 0 to {MOST_DECIMALS}, is {question.decimals}"

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        number = canonical(_read(question, raw, reader))
        exponent = cast("int", number.as_tuple().exponent)
        most = MOST_DECIMALS if question.decimals is None else question.decimals
        if -exponent > most:
            raise refuse(DECIMALS if most else WHOLE, given=f"{number:f}", decimals=most)
        if len(number.as_tuple().digits) + max(exponent, 0) > MOST_DIGITS:
            raise refuse(TOO_LONG, given=shortened(f"{number:f}"))
        if question.minimum is not None and number < question.minimum:
            raise refuse(TOO_SMALL, given=f"{number:f}", minimum=f"{question.minimum:f}")
        if question.maximum is not None and number > question.maximum:
            raise refuse(TOO_LARGE, given=f"{number:f}", maximum=f"{question.maximum:f}")
        return number

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        number = format_decimal(cast("Decimal", value), locale=locale_of(reader.language), decimal_quantization=False)
        return f"{number} {reader(question.unit)}".rstrip()

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        number = cast("Decimal", value)
        return int(number) if number == number.to_integral_value() else float(number)

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        del question
        return canonical(Decimal(str(stored)))

    def to_scope(self, question: Question, value: Value) -> object:
        del question
        return value

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        del reader
        accepts = Accepts(
            numeric=True, whole=question.decimals == 0, minimum=question.minimum, maximum=question.maximum
        )
        stored = None if value is None else cast("int | float", self.to_json(question, value))
        return (Cell(value=stored, accepts=accepts),)

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, reader
        cell = cells.get("")
        return None if self.empty(cell) else cell


def _read(question: Question, raw: object, reader: Reader) -> Decimal:
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool) and raw == raw:  # noqa: PLR0124 - not NaN
        return _machine_number(raw)
    words = str(raw).strip()
    for unit in filter(None, (reader(question.unit), question.unit.default if question.unit else "")):
        words = words.removesuffix(unit).strip()
    found = read_number(words, decimals=question.decimals)
    if isinstance(found, Decimal):
        return found
    example = question.minimum if question.minimum is not None else 12
    text = TWO_READINGS if found is Doubt.TWO_READINGS else NOT_A_NUMBER
    raise refuse(text, given=shortened(raw), example=example)


def _machine_number(raw: float | Decimal) -> Decimal:
    if abs(raw) >= 10**MOST_DIGITS:
        raise refuse(TOO_LONG, given=f"{Decimal(raw):.3e}")
    return Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)


def canonical(number: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent above zero: 12.50 → 12.5, 1E+2 → 100, -0 → 0."""
    short = number.normalize(_EXACT)
    if short.as_tuple().exponent > 0 and short.adjusted() < MOST_DIGITS:  # type: ignore[operator]
        short = short.quantize(Decimal(1), context=_EXACT)
    return short or Decimal(0)
