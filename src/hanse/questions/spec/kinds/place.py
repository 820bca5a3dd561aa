"""A place on the map: described in words, by coordinates (WGS 84), or both."""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Value
from hanse.questions.spec.kinds.composite import Composite
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

WORDS = Text("questions.place.words", "Describe the place")
LATITUDE = Text("questions.place.latitude", "Latitude")
LONGITUDE = Text("questions.place.longitude", "Longitude")
BOTH = Text("questions.problem.place_both", "Give both latitude and longitude, or neither.")

_PARTS = (
    Question(key="words", kind="text", text=WORDS, lines=2, longest=500, optional=True),
    Question(
        key="latitude",
        kind="number",
        text=LATITUDE,
        minimum=Decimal(-90),
        maximum=Decimal(90),
        decimals=6,
        optional=True,
    ),
    Question(
        key="longitude",
        kind="number",
        text=LONGITUDE,
        minimum=Decimal(-180),
        maximum=Decimal(180),
        decimals=6,
        optional=True,
    ),
)
_COORDINATES = ("latitude", "longitude")
_PRECISE = Decimal("0.000001")


class Place(Composite):
    """Six decimals of a degree are a hand's breadth; finer ones are rounded, as devices give a dozen of them."""

    key = "place"

    def parts(self, question: Question) -> tuple[Question, ...]:
        del question
        return _PARTS

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        if isinstance(raw, Mapping):
            raw = {part: _rounded(given) if part in _COORDINATES else given for part, given in raw.items()}
        found = cast("Mapping[str, Value]", super().check(question, raw, reader))
        missing = [part for part in _COORDINATES if part not in found]
        if len(missing) == 1:
            raise refuse(BOTH, part=missing[0])
        return found

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question, reader
        given = cast("Mapping[str, object]", value)
        coordinates = [f"{given[part]:f}" for part in _COORDINATES if part in given]
        return "\n".join(filter(None, (str(given.get("words", "")), ", ".join(coordinates))))


def _rounded(given: object) -> object:
    """A coordinate of at most six decimals; a comma can only be a decimal mark here."""
    if not isinstance(given, str | float):
        return given
    try:
        number = Decimal(str(given).strip().replace(",", ".").replace("−", "-"))
    except ArithmeticError:
        return given
    return number.quantize(_PRECISE) if number.is_finite() and abs(number) <= 1000 else given
