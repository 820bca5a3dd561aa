"""What the last day of a state means to the applicant."""

from datetime import date

import pytest

from hanse.frame.presenters.terms import due_words
from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.steps import State
from hanse.kernel.texts import Text

DUE, TITLE = date(2026, 3, 10), Text("state", "Being checked")


@pytest.mark.parametrize(
    ("waits", "today", "words"),
    [
        (True, date(2026, 3, 2), "You have until 10 March 2026."),
        (False, date(2026, 3, 10), "We go on with it by 10 March 2026 at the latest."),
        (
            False,
            date(2026, 3, 11),
            "We should have gone on with it by 10 March 2026, and are late. You need do nothing.",
        ),
    ],
)
def test_who_has_to_do_something_and_who_is_late(waits: bool, today: date, words: str) -> None:
    state = State(key="checked", title=TITLE, waits=waits, deadline=Deadline(days=8))

    assert due_words(state, DUE, today) == words


def test_a_day_that_she_named_herself_says_more() -> None:
    state = State(key="booked", title=TITLE, deadline=Deadline(from_answer="day", before=2))

    assert due_words(state, DUE, DUE) == ""
    assert due_words(state, None, DUE) == ""
