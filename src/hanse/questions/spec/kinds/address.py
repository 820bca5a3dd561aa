"""A postal address."""

from collections.abc import Mapping
from dataclasses import replace

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Value
from hanse.questions.spec.kinds.composite import Composite
from hanse.questions.spec.kinds.known import kind_of
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

LINES = Text("questions.address.lines", "Street and house number")
POSTCODE = Text("questions.address.postcode", "Postcode")
TOWN = Text("questions.address.town", "Town or city")
COUNTRY = Text("questions.address.country", "Country")

_LINES = Question(key="lines", kind="text", text=LINES, lines=2, longest=300)
_POSTCODE = Question(key="postcode", kind="text", text=POSTCODE, lines=1, longest=20, optional=True)
_TOWN = Question(key="town", kind="text", text=TOWN, lines=1, longest=100)
_COUNTRY = Question(key="country", kind="country", text=COUNTRY)


class Address(Composite):
    """Not every country has postcodes, so that one may stay empty; the country is the question's where none is said."""

    key = "address"

    def parts(self, question: Question) -> tuple[Question, ...]:
        return (_LINES, _POSTCODE, _TOWN, replace(_COUNTRY, country=question.country))

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        if isinstance(raw, Mapping) and question.country and super(Composite, self).empty(raw.get("country")):
            raw = {**raw, "country": question.country}
        return super().check(question, raw, reader)

    def empty(self, raw: object) -> bool:
        """A country alone is no answer: it may stand chosen before anything is typed."""
        if isinstance(raw, Mapping):
            raw = {part: given for part, given in raw.items() if part != "country"}
        return super().empty(raw)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        """As on an envelope."""
        given = value if isinstance(value, Mapping) else {}
        words = {
            part.key: kind_of(part).format(part, given[part.key], reader)
            for part in self.parts(question)
            if part.key in given
        }
        town = " ".join(filter(None, (words.get("postcode", ""), words.get("town", ""))))
        return "\n".join(filter(None, (words.get("lines", ""), town, words.get("country", ""))))
