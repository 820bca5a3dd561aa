import pytest

from hanse.questions.spec.answer import Answer
from hanse.questions.spec.exchange.difference import Change, Standing, compare
from hanse.questions.spec.exchange.received import Delivery, Received
from tests.questions.samples import questionnaire

SAMPLE = questionnaire()
UNKNOWN = Answer.unknown("strategy")
HERE, CAME, BOTH = (Answer.answered("strategy", value) for value in (1, 2, 1))


@pytest.mark.parametrize(
    ("came", "now", "change"),
    [
        (Received("strategy", CAME, 0), Standing(), Change.ADDED),
        (Received("strategy", CAME, 1), Standing(HERE, 1), Change.CHANGED),
        (Received("strategy", CAME), Standing(HERE, 7), Change.CHANGED),  # the sender said no version
        (Received("strategy", None, 1), Standing(HERE, 1), Change.REMOVED),
        (Received("strategy", BOTH, 1), Standing(HERE, 3), Change.UNCHANGED),  # both came to the same
        (Received("strategy", CAME, 1), Standing(HERE, 2), Change.CONFLICTING),
        (Received("strategy", CAME, 0), Standing(HERE, 1), Change.CONFLICTING),
        (Received("strategy", CAME, 1), Standing(None, 2), Change.CONFLICTING),  # cleared here meanwhile
        (Received("strategy", None, 1), Standing(HERE, 2), Change.CONFLICTING),
        (Received("strategy", CAME, 0), Standing(UNKNOWN, 1), Change.ADDED),  # nobody here knew it
        (Received("strategy", CAME), Standing(UNKNOWN, 1), Change.ADDED),
        (Received("strategy", UNKNOWN), Standing(UNKNOWN, 1), Change.UNCHANGED),
        (Received("strategy", None, 0), Standing(UNKNOWN, 1), Change.CONFLICTING),
        (Received("strategy", Answer.unknown("strategy", "IT"), 0), Standing(UNKNOWN, 1), Change.CONFLICTING),
        (Received("strategy", CAME, 1, touched=False), Standing(HERE, 2), Change.UNCHANGED),  # changed here alone
        (Received("strategy", None), Standing(HERE, 2), Change.UNCHANGED),  # left empty, never sent out
    ],
)
def test_what_changes(came, now, change):
    [line] = compare(SAMPLE, {"strategy": now}, Delivery((came,))).lines
    assert line.change is change
    assert (line.before, line.after, line.version) == (now.answer, came.answer, now.version)


def test_another_composition_of_the_same_name_is_no_change():
    came = Received("names", Answer.answered("names", "Zoe\u0308"), 1)
    now = {"names": Standing(Answer.answered("names", "Zo\u00eb"), 1)}
    assert compare(SAMPLE, now, Delivery((came,))).keys(Change.UNCHANGED) == ("names",)


def test_lines_come_in_the_questionnaires_order():
    came = tuple(Received(key, None) for key in ("names", "strategy"))
    assert [line.key for line in compare(SAMPLE, {}, Delivery(came)).lines] == ["strategy", "names"]
