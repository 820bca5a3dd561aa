"""Whom a verification waits for."""

from datetime import date

import pytest

from hanse.diagnostic.enums import Awaited, Step, VerificationState
from hanse.diagnostic.models import Verification
from hanse.diagnostic.queries.verifications import awaited

LAST_DAY = date(2026, 5, 31)
REVIEWER, CITY, SECRETARIAT = Awaited


@pytest.mark.parametrize(
    ("steps", "whom"),
    [
        ({}, {REVIEWER}),
        ({"a": Step.REQUESTED}, {CITY, REVIEWER}),
        ({"a": Step.REQUESTED, "b": Step.REQUESTED}, {CITY}),
        ({"a": Step.REQUESTED, "b": Step.VERIFIED}, {CITY}),
        ({"a": Step.REPLIED, "b": Step.VERIFIED}, {REVIEWER}),
        ({"a": Step.DISPUTED, "b": Step.UPHELD}, {SECRETARIAT}),
        ({"a": Step.DISPUTED, "b": Step.REQUESTED}, {SECRETARIAT, CITY}),
        ({"a": Step.VERIFIED, "b": Step.REFUSED}, {REVIEWER}),  # she finishes it
    ],
)
def test_who_has_something_to_do_is_awaited(steps, whom):
    one = Verification(state=VerificationState.ACCEPTED, ends_on=LAST_DAY)

    assert awaited(one, ("a", "b"), steps, on=LAST_DAY) == whom
    assert awaited(one, ("a", "b"), steps, on=date(2026, 6, 1)) == {SECRETARIAT}


def test_who_was_asked_is_to_say_whether_she_does_it():
    one = Verification(state=VerificationState.ASKED, ends_on=LAST_DAY)

    assert awaited(one, ("a",), {}, on=LAST_DAY) == {REVIEWER}


@pytest.mark.parametrize("state", [VerificationState.DECLINED, VerificationState.ENDED, VerificationState.FINISHED])
def test_nobody_is_awaited_once_it_has_ended(state):
    one = Verification(state=state, ends_on=LAST_DAY)

    assert not awaited(one, ("a",), {}, on=date(2026, 6, 1))
