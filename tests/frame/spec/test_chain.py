from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.frame.spec.chain import BEGINNING, Link, broken_links, linked
from hanse.frame.spec.events import Event, Happened

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def event(number: int) -> Event:
    return Event(
        kind=Happened.NOTED,
        at=AT,
        by=UUID(int=number),
        role="building",
        facts={"n": number},
        values={"note": f"Nº {number}"},
    )


def chain(length: int) -> list[Link]:
    links: list[Link] = []
    for number in range(1, length + 1):
        before = links[-1].hash if links else BEGINNING
        links.append(linked(event(number), number=number, before=before, salt=bytes([number]) * 16))
    return links


def broken(links: Sequence[Link]) -> list[int]:
    return [number for number, _words in broken_links(links)]


def test_a_chain_that_nobody_touched_is_whole() -> None:
    assert broken(chain(5)) == []
    assert broken([]) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"facts": {"n": 9}},
        {"values": {"note": "other"}},
        {"by": None},
        {"role": "fire"},
        {"at": AT.replace(second=1)},
        {"kind": Happened.CLAIMED},
    ],
)
def test_a_change_of_anything_is_found(changed: dict[str, object]) -> None:
    links = chain(5)
    links[2] = replace(links[2], event=replace(links[2].event, **changed))  # type: ignore[arg-type]

    assert broken(links) == [3]


@given(st.integers(0, 3))
def test_a_link_taken_out_of_the_middle_is_found(number: int) -> None:
    links = chain(5)
    del links[number]

    assert broken(links)


def test_links_that_change_places_are_found() -> None:
    links = chain(4)

    assert broken([links[0], links[2], links[1], links[3]])


def test_values_can_be_erased_and_the_chain_still_holds() -> None:
    links = chain(5)
    links[1] = replace(links[1], salt=None, event=replace(links[1].event, values={}))

    assert broken(links) == []


def test_values_that_come_back_after_erasure_are_found() -> None:
    links = chain(2)
    links[1] = replace(links[1], salt=None)

    assert broken(links) == [2]
