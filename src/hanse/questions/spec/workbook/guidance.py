"""The words beside a question: why it is asked, how to answer, its options, what counts as evidence."""

from hanse.questions.spec.cells import Accepts
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.workbook import layout

LONGEST_MESSAGE = 255
"""What the messages of a validated cell hold."""


def guidance(question: Question, reader: Reader) -> str:
    """Lines for the guidance column."""
    say = reader.interface
    named = ((layout.WHY, question.why), (layout.HOW, question.how), (layout.EVIDENCE, question.evidence.examples))
    lines = [say(frame).format(text=reader(text)) for frame, text in named if text]
    if question.options:
        lines += [say(layout.OPTIONS), *(f"• {reader(option.text)}" for option in question.options)]
    return "\n".join(lines)


def expectation(accepts: Accepts, unit: str, reader: Reader) -> str:
    """What the cell takes, in words; also shown when something else is typed. At most 255 characters."""
    say, low, high = reader.interface, accepts.minimum, accepts.maximum
    words = []
    if accepts.choices:
        words.append(say(layout.FROM_LIST))
    elif accepts.numeric:
        frame = {
            (True, True): layout.FROM_TO,
            (True, False): layout.AT_LEAST,
            (False, True): layout.AT_MOST,
        }.get((low is not None, high is not None))
        if frame:
            words.append(say(frame).format(minimum=low, maximum=high))
        if unit:
            words.append(say(layout.UNIT).format(unit=unit))
    elif accepts.longest:
        words.append(say(layout.LONGEST_TEXT).format(longest=accepts.longest))
    return " ".join(words)[:LONGEST_MESSAGE]
