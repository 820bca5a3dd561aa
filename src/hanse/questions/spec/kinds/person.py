"""A person: the name, and what the question asks beside it."""

from collections.abc import Iterator

from hanse.kernel.texts import Text
from hanse.questions.spec.kinds.composite import Composite
from hanse.questions.spec.question import Question

NAME = Text("questions.person.name", "Full name")
BIRTH_DATE = Text("questions.person.birth_date", "Date of birth")
EMAIL = Text("questions.person.email", "E-mail address")
PHONE = Text("questions.person.phone", "Telephone number")

_NAME = Question(key="name", kind="text", text=NAME, lines=1, longest=200)


class Person(Composite):
    """One field for the whole name: not everybody has a first and a last one. Contact may be left empty."""

    key = "person"

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        unknown = [part for part in question.asks if part not in ASKS]
        if unknown:
            yield "asks", f"has {', '.join(unknown)}; it may have {', '.join(ASKS)}"
            return
        yield from super().faults(question)

    def parts(self, question: Question) -> tuple[Question, ...]:
        asked = {
            "birth_date": Question(key="birth_date", kind="date", text=BIRTH_DATE),
            "email": Question(key="email", kind="email", text=EMAIL, optional=True),
            "phone": Question(key="phone", kind="phone", text=PHONE, country=question.country, optional=True),
        }
        return (_NAME, *(asked[part] for part in ASKS if part in question.asks))


ASKS = ("birth_date", "email", "phone")
