from datetime import date
from uuid import UUID

from hanse.frame.spec.anchors import DayAnchor, Days, Heads
from hanse.frame.spec.chain import BEGINNING
from tests.frame.spec.test_chain import AT, chain

DAY = AT.date()


def days() -> Days:
    out = Days()
    out.take(UUID(int=1), chain(3))
    out.take(UUID(int=2), chain(2))
    return out


def anchored() -> DayAnchor:
    heads = Heads()
    heads.take(UUID(int=1), 3, chain(3)[-1].hash)
    heads.take(UUID(int=2), 2, chain(2)[-1].hash)
    return heads.anchored(DAY, cases=2, before=BEGINNING)


def test_what_was_anchored_is_found_again() -> None:
    assert list(days().broken([anchored()])) == []
    assert list(days().broken([])) == []


def test_a_day_after_which_nothing_happened_holds_the_day_before() -> None:
    first = anchored()
    second = Heads().anchored(date(2026, 3, 3), cases=2, before=first.hash)

    assert list(days().broken([first, second])) == []
    other = Heads().anchored(date(2026, 3, 3), cases=2, before=BEGINNING)
    assert [day for day, _what in days().broken([first, other])] == [date(2026, 3, 3)]


def test_a_shorter_chain_is_not_what_was_anchored() -> None:
    shorter = Days()
    shorter.take(UUID(int=1), chain(2))
    shorter.take(UUID(int=2), chain(2))

    assert [day for day, _what in shorter.broken([anchored()])] == [DAY]
