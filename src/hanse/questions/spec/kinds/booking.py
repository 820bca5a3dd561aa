"""What answers have in common that book something: the place, if there are several, stands before the time."""

from collections.abc import Iterator

from hanse.kernel.texts import Text
from hanse.questions.spec.kinds.choosing import choose, option_faults
from hanse.questions.spec.kinds.worded import typed
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

YEARS = range(1900, 9000)
"""In which something can be booked: near the ends of the calendar, nothing can be reckoned from a day any more."""
WHICH_PLACE = Text("questions.problem.which_place", "Choose a place.")
PLACE = Text("questions.booking.place", "Place")


def booking_faults(question: Question) -> Iterator[tuple[str, str]]:
    """What is wrong with the declaration itself."""
    if not question.books:
        yield "books", "is empty; name what is booked"
    if question.options:
        yield from option_faults("options", question.options, least=2)
    for number, option in enumerate(question.options, start=1):
        if not str(option.value) or " " in str(option.value):
            yield f"options[{number}]", "the value of a place has no blank in it"


def place_and_rest(question: Question, raw: object, reader: Reader) -> tuple[str, str]:
    """The value of the place, and what stands behind it. Raises RefusedError where the place is none or not said."""
    place, _blank, rest = typed(raw).rpartition(" ")
    return chosen_place(question, place, reader), rest


def chosen_place(question: Question, place: object, reader: Reader) -> str:
    """Raises RefusedError."""
    if not question.options:
        return ""
    if not place:
        raise refuse(WHICH_PLACE, part="place")
    return str(choose(question.options, place, reader, part="place"))


def with_place(place: str, rest: str) -> str:
    return f"{place} {rest}" if place else rest


def place_in_words(question: Question, place: str, reader: Reader) -> str:
    """The place as it is called; its value where the question has it no more."""
    return next((reader(option.text) for option in question.options if str(option.value) == place), place)
