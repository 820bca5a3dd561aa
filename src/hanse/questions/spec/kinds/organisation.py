"""An organisation: its name, and the number under which a register knows it."""

from hanse.kernel.texts import Text
from hanse.questions.spec.kinds.composite import Composite
from hanse.questions.spec.question import Question

NAME = Text("questions.organisation.name", "Name of the organisation")
NUMBER = Text("questions.organisation.identifier", "Registration number")

_NAME = Question(key="name", kind="text", text=NAME, lines=1, longest=300)
_ANY_NUMBER = Question(key="identifier", kind="text", text=NUMBER, lines=1, longest=100, optional=True)


class Organisation(Composite):
    """Where the question names the kind of number, it is asked for and its check digits are checked."""

    key = "organisation"

    def parts(self, question: Question) -> tuple[Question, ...]:
        if not question.identifier:
            return (_NAME, _ANY_NUMBER)
        return (_NAME, Question(key="identifier", kind="identifier", text=NUMBER, identifier=question.identifier))
