"""What is done with a case beside its way: its record is changed, it is erased."""

from collections.abc import Sequence
from uuid import uuid4

import pytest

from hanse.frame.spec.acts import Act, ChangeRecord, Doer, Erase, GiveOpinion, Standing, Step
from hanse.frame.spec.chain import BEGINNING, Link, broken_links, linked, unlawfully_emptied
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.evolving import replay
from hanse.frame.spec.playing import Played, read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.refusals import ActRefused, Why
from tests.frame.samples import permit
from tests.frame.spec.test_deciding import MONDAY, SYSTEM, officer, submitted


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return permit()


def granted(procedure: Procedure) -> Played:
    played = submitted(procedure)
    fire = GiveOpinion(by=officer("fire"), at=MONDAY, office="fire", answers=read_answers(procedure, {"safe": "yes"}))
    played.do(fire)
    for _ in range(2):
        played.do(Step(by=officer(), at=MONDAY, transition="grant"))
    return played


def change(by: Doer, **more: object) -> ChangeRecord:
    return ChangeRecord(**{"by": by, "at": MONDAY, "standing": Standing.SUSPENDED, "because": "Unsafe.", **more})  # type: ignore[arg-type]


def why(played: Played, act: Act) -> Why:
    with pytest.raises(ActRefused) as refused:
        played.do(act)
    return refused.value.why


def test_a_record_is_suspended_amended_and_restored_by_the_office_that_writes_it(procedure: Procedure) -> None:
    played = granted(procedure)
    me = officer("building")

    played.do(change(me))
    assert played.case is not None
    assert played.case.record is Standing.SUSPENDED
    played.do(change(me, standing=Standing.IN_FORCE, answers=read_answers(procedure, {"area": 12})))

    event = played.events[-1]
    assert (event.kind, event.role) == (Happened.RECORD_CHANGED, "building")
    assert event.facts == {"register": "permits", "standing": "in_force", "amended": ["area"]}
    assert event.values["because"] == "Unsafe."
    assert played.case.record is Standing.IN_FORCE
    assert played.case.answers["area"].value == 10  # what the applicant said stays what she said


def test_a_record_is_not_changed_without_right_record_or_reason_to(procedure: Procedure) -> None:
    played = granted(procedure)

    assert why(submitted(procedure), change(officer())) is Why.NOT_FROM_HERE
    assert why(played, change(officer("fire"))) is Why.NOT_YOURS
    assert why(played, change(officer(), standing=Standing.IN_FORCE)) is Why.ALREADY
    assert why(played, change(officer(), answers=read_answers(procedure, {"email": "b@example.org"}))) is Why.ANSWERS


def test_a_case_that_has_ended_is_erased_once(procedure: Procedure) -> None:
    played = granted(procedure)
    erase = Erase(by=officer("fire"), at=MONDAY, because="request")

    played.do(erase)

    assert played.case is not None
    assert (played.case.erased, dict(played.case.answers), played.case.eligibility) == (MONDAY, {}, None)
    assert (played.case.state, played.case.fee, played.case.registered) == ("granted", 0, True)
    assert played.events[-1].facts == {"because": "request"}
    assert replay(procedure, played.events) == played.case
    assert why(played, erase) is Why.ALREADY
    assert why(played, change(officer(), answers=read_answers(procedure, {"area": 12}))) is Why.OVER


def test_a_case_is_not_erased_before_its_end_or_by_strangers(procedure: Procedure) -> None:
    assert why(submitted(procedure), Erase(by=SYSTEM, at=MONDAY, because="retention")) is Why.NOT_ENDED
    for stranger in (Doer(id=uuid4(), applicant=True), officer("other")):
        assert why(granted(procedure), Erase(by=stranger, at=MONDAY, because="request")) is Why.NOT_YOURS


def linked_up(events: Sequence[Event], *, without_values: range) -> list[Link]:
    links = list[Link]()
    for number, event in enumerate(events, 1):
        links.append(linked(event, number=number, before=links[-1].hash if links else BEGINNING, salt=bytes(16)))
    return [
        Link(
            number=one.number,
            event=Event(**{name: getattr(one.event, name) for name in ("kind", "at", "by", "role", "facts")}),
            digest=one.digest,
            salt=None,
            hash=one.hash,
        )
        if one.number in without_values
        else one
        for one in links
    ]


def test_values_may_be_gone_only_where_the_case_was_erased_after_them(procedure: Procedure) -> None:
    played = granted(procedure)
    before = len(played.events)
    assert list(unlawfully_emptied(linked_up(played.events, without_values=range(2, 4)))) == [2, 3]

    played.do(Erase(by=SYSTEM, at=MONDAY, because="retention"))
    played.do(change(officer()))

    lawful = linked_up(played.events, without_values=range(1, before + 2))
    assert list(unlawfully_emptied(lawful)) == []
    assert list(broken_links(lawful)) == []
    assert list(unlawfully_emptied(linked_up(played.events, without_values=range(before + 3)))) == [before + 2]
