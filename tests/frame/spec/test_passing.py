"""Time passes for a case that has a deadline of its state and a term of the law."""

from dataclasses import replace

from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.events import Happened
from hanse.frame.spec.passing import running
from hanse.frame.spec.playing import Played
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import SYSTEM, Transition
from tests.frame.samples import permit, t
from tests.frame.spec.test_counting import a_term, begun

SILENCE = Transition(key="silence", title=t("Silence"), sources=("checking",), target="refused", by=SYSTEM)


def checked_within(deadline: Deadline | None, law: Deadline) -> Procedure:
    """A permit whose office has a deadline of its own, beside the law's."""
    sample = permit()
    states = tuple(replace(one, deadline=deadline) if one.key == "checking" else one for one in sample.states)
    steps = (*sample.transitions, SILENCE) if law.then else sample.transitions
    return permit(states=states, transitions=steps, terms=(a_term(deadline=law),))


def happened(played: Played) -> list[tuple[Happened, object]]:
    """What time did, with the term that it was."""
    kinds = {Happened.WARNED, Happened.HANDED_OVER, Happened.MOVED}
    return [(one.kind, one.facts.get("term", "")) for one in played.events[3:] if one.kind in kinds]


def test_the_office_is_warned_of_each_and_once() -> None:
    played = begun(checked_within(Deadline(days=5, warn=1), Deadline(days=10, warn=3)))

    played.pass_days(12)

    assert happened(played) == [(Happened.WARNED, ""), (Happened.WARNED, "law")]


def test_the_law_takes_its_step_when_it_is_over() -> None:
    played = begun(checked_within(None, Deadline(days=10, then="silence")))

    played.pass_days(14)
    assert played.case
    assert played.case.state == "checking"
    played.pass_days(1)

    assert played.case.state == "refused"
    assert played.case.terms == {}


def test_a_step_of_the_law_is_not_taken_before_its_time() -> None:
    played = begun(checked_within(None, Deadline(days=10, then="silence")))

    assert played.case
    assert played.case.state == "checking"


def test_two_that_go_to_other_offices_do_not_throw_the_case_to_and_fro() -> None:
    played = begun(checked_within(Deadline(days=2, escalate_to="fire"), Deadline(days=4, escalate_to="heritage")))

    played.pass_days(20)

    assert happened(played) == [(Happened.HANDED_OVER, ""), (Happened.HANDED_OVER, "law")]
    assert played.case
    assert played.case.office == "heritage"


def test_what_ends_first_comes_first() -> None:
    played = begun(checked_within(Deadline(days=12), Deadline(days=10)))

    assert played.case
    assert [one.term for one in running(played.procedure, played.case)] == ["law", ""]
    assert played.case.next_due == played.case.terms["law"].due
