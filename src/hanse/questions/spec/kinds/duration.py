"""How long something takes: a whole number of one of the measures that the question offers."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import cast

from babel.units import format_unit

from hanse.feel.values.durations import YearsAndMonths
from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.choosing import folded, shortened
from hanse.questions.spec.kinds.number import Number
from hanse.questions.spec.kinds.worded import typed
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import RefusedError, refuse
from hanse.questions.spec.question import Measure, Question
from hanse.questions.spec.reading import Reader

NO_NUMBER = Text("questions.problem.duration_number", "Write how many: a whole number.")
NO_MEASURE = Text("questions.problem.duration_measure", "Choose what the number counts: {measures}.")
NOT_A_DURATION = Text("questions.problem.not_a_duration", "Give a number, and what it counts: {measures}.")
MEASURES = {
    Measure.YEARS: Text("questions.duration.years", "years"),
    Measure.MONTHS: Text("questions.duration.months", "months"),
    Measure.WEEKS: Text("questions.duration.weeks", "weeks"),
    Measure.DAYS: Text("questions.duration.days", "days"),
    Measure.HOURS: Text("questions.duration.hours", "hours"),
    Measure.MINUTES: Text("questions.duration.minutes", "minutes"),
}
AMOUNT = Text("questions.duration.amount", "How many")
MEASURE = Text("questions.duration.measure", "Of what")

_CALENDAR = frozenset({Measure.YEARS, Measure.MONTHS})
_COUNT = Question(key="amount", kind="number", text=AMOUNT, minimum=Decimal(0), maximum=Decimal(10**6), decimals=0)
_NUMBER = Number()


class Duration(Kind):
    """The value is {"amount": a decimal, "measure": its name}: three months are not ninety days."""

    key = "duration"
    at_once = False

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        wrong = [measure for measure in question.measures if measure not in set(Measure)]
        if wrong or not question.measures:
            yield "measures", f"must be some of {', '.join(Measure)}"
        elif 0 < len(_CALENDAR.intersection(question.measures)) < len(set(question.measures)):
            yield "measures", "mix years or months with others, which FEEL cannot compare"

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        if not isinstance(raw, Mapping):
            if len(question.measures) > 1:
                raise refuse(NOT_A_DURATION, measures=_listed(question, reader))
            raw = {"amount": raw}
        measure = _measure(question, raw.get("measure"), reader)
        if super().empty(raw.get("amount")):
            raise refuse(NO_NUMBER, part="amount")
        try:
            return {"amount": _NUMBER.check(_COUNT, raw.get("amount"), reader), "measure": measure}
        except RefusedError as refused:
            raise RefusedError(refused.problem.within("amount")) from None

    def empty(self, raw: object) -> bool:
        """A measure alone is no answer: it may stand chosen before anything is typed."""
        return super().empty(raw.get("amount") if isinstance(raw, Mapping) else raw)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question
        amount, measure = _both(value)
        unit = f"duration-{measure.value.removesuffix('s')}"
        return format_unit(amount, unit, locale=locale_of(reader.language))

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        amount, measure = _both(value)
        return {"amount": int(amount), "measure": measure.value}

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        del question
        amount, measure = cast("dict[str, int | str]", stored).values()
        if isinstance(amount, str):  # a database may keep an object's keys in its own order
            amount, measure = measure, amount
        return {"amount": Decimal(amount), "measure": cast("str", measure)}

    def to_scope(self, question: Question, value: Value) -> object:
        del question
        amount, measure = _both(value)
        if measure in _CALENDAR:
            return YearsAndMonths(int(amount) * (12 if measure is Measure.YEARS else 1))
        return timedelta(**{measure.value: int(amount)})

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        amount, measure = (None, None) if value is None else _both(value)
        choices = tuple((reader.interface(MEASURES[one]), one.value) for one in question.measures)
        [number] = _NUMBER.to_cells(_COUNT, amount, reader)
        said = None if measure is None else reader.interface(MEASURES[measure])
        return (
            Cell(part="amount", label=reader.interface(AMOUNT), value=number.value, accepts=number.accepts),
            Cell(part="measure", label=reader.interface(MEASURE), value=said, accepts=Accepts(choices=choices)),
        )

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, reader
        return None if self.empty(cells) else dict(cells)


def _both(value: Value) -> tuple[Decimal, Measure]:
    parts = cast("Mapping[str, object]", value)
    return cast("Decimal", parts["amount"]), Measure(cast("str", parts["measure"]))


def _measure(question: Question, raw: object, reader: Reader) -> str:
    words = folded(typed(raw or ""))
    if not words and len(question.measures) == 1:
        return question.measures[0].value
    for measure in question.measures:
        if words in {measure.value, folded(reader.interface(MEASURES[measure]))}:
            return measure.value
    raise refuse(NO_MEASURE, part="measure", measures=_listed(question, reader))


def _listed(question: Question, reader: Reader) -> str:
    return ", ".join(shortened(reader.interface(MEASURES[measure])) for measure in question.measures)
