"""How long a deadline is, in words."""

from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.declaration import Declaration
from hanse.kernel.texts import Text
from hanse.questions.spec.reading import Reader

WORKING = Text("frame.handbook.working", "{days} working days")
DAYS = Text("frame.handbook.days", "{days} days")
ON_DATE = Text("frame.handbook.on_date", "the last day: “{question}”")
AFTER_DATE = Text("frame.handbook.after_date", "the last day: {days} after “{question}”")
BEFORE_DATE = Text("frame.handbook.before_date", "the last day: {days} before “{question}”")


def days_in_words(deadline: Deadline, days: int, reader: Reader) -> str:
    """So many days, working ones where those count."""
    return reader.interface(WORKING if deadline.working else DAYS).format(days=days)


def last_day_in_words(procedure: Declaration, deadline: Deadline, reader: Reader) -> str:
    """How many days, or which day by the date that is answered."""
    days = days_in_words(deadline, deadline.before or deadline.days, reader)
    if not deadline.from_answer:
        return days
    words = BEFORE_DATE if deadline.before else AFTER_DATE if deadline.days else ON_DATE
    asked = reader(procedure.questions[deadline.from_answer].text)
    return reader.interface(words).replace("{days}", days).replace("{question}", asked)
