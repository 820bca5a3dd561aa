from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from hanse.frame.spec.acts import (
    Act,
    Claim,
    Doer,
    GiveOpinion,
    HandOver,
    Note,
    PassTime,
    Payment,
    Release,
    Step,
    Submit,
)
from hanse.frame.spec.cases import Case
from hanse.frame.spec.deciding import decide, open_steps, ruled_out_steps
from hanse.frame.spec.events import Happened
from hanse.frame.spec.evolving import evolve, replay
from hanse.frame.spec.playing import Played, read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.questions.spec.question import Question
from tests.frame.samples import permit, t

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
APPLICANT = Doer(applicant=True)
SYSTEM = Doer(system=True)


def officer(*offices: str, person: UUID | None = None) -> Doer:
    return Doer(id=person or uuid4(), offices=frozenset(offices or ["building"]))


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return permit()


def submitted(procedure: Procedure, area: int = 10, **more: str) -> Played:
    played = Played(procedure, MONDAY)
    answers = {"owner": "yes", "area": area, "email": "a@example.org", **more}
    played.do(Submit(by=APPLICANT, at=MONDAY, answers=read_answers(procedure, answers)))
    return played


def refusal(played: Played, act: Act) -> ActRefused:
    before = played.case
    with pytest.raises(ActRefused) as refused:
        played.do(act)
    assert played.case == before
    return refused.value


def standing(played: Played) -> Case:
    assert played.case is not None
    return played.case


def step(by: Doer, transition: str, played: Played, **answers: str) -> Step:
    return Step(by=by, at=played.at, transition=transition, answers=read_answers(played.procedure, answers))


def test_nothing_to_pay_leads_on_at_once(procedure: Procedure) -> None:
    played = submitted(procedure, area=10)

    assert [event.kind for event in played.events] == [Happened.SUBMITTED, Happened.FEE_ASKED, Happened.MOVED]
    assert standing(played).state == "checking"
    assert standing(played).office == "building"


def test_a_fee_is_fixed_when_it_is_asked_for_and_paid_in_parts(procedure: Procedure) -> None:
    played = submitted(procedure, area=150)
    assert standing(played).fee == Decimal(250)

    played.do(Payment(by=SYSTEM, at=MONDAY, amount=Decimal(100), reference="a"))
    assert standing(played).state == "paying"

    played.do(Payment(by=SYSTEM, at=MONDAY, amount=Decimal(150), reference="b"))
    assert standing(played).state == "checking"


def test_a_payment_is_recorded_by_the_system_and_by_offices_that_have_cases(procedure: Procedure) -> None:
    """The fire service is only asked for its opinion."""
    act = Payment(by=officer("fire"), at=MONDAY, amount=Decimal(1), reference="a")
    assert refusal(submitted(procedure, area=50), act).why is Why.NOT_YOURS

    played = submitted(procedure, area=50)
    played.do(replace(act, by=officer("building")))
    assert (standing(played).paid, played.events[-1].role) == (Decimal(1), "building")


def test_a_reference_counts_once_and_no_more_is_given_back_than_was_paid(procedure: Procedure) -> None:
    played = submitted(procedure, area=50)
    act = Payment(by=SYSTEM, at=MONDAY, amount=Decimal(100), reference="a")
    played.do(act)

    assert refusal(played, act).why is Why.ALREADY
    assert refusal(played, replace(act, amount=Decimal(-101), reference="b")).why is Why.NOT_PAID

    played.do(replace(act, amount=Decimal(-100), reference="b"))
    assert (standing(played).paid, standing(played).received) == (Decimal(0), Decimal(100))


def test_an_answer_that_is_missing_is_named(procedure: Procedure) -> None:
    with pytest.raises(ActRefused) as refused:
        decide(procedure, None, Submit(by=APPLICANT, at=MONDAY, answers=read_answers(procedure, {"owner": "yes"})))

    assert refused.value.why is Why.ANSWERS
    assert refused.value.names == ("area", "email")


def test_who_is_not_eligible_hears_why(procedure: Procedure) -> None:
    answers = read_answers(procedure, {"owner": "no", "area": 10, "email": "a@example.org"})

    with pytest.raises(ActRefused) as refused:
        decide(procedure, None, Submit(by=APPLICANT, at=MONDAY, answers=answers))

    assert refused.value.why is Why.NOT_ELIGIBLE
    assert refused.value.names == ("not_owner",)


def test_opinions_are_asked_at_once_and_all_needed(procedure: Procedure) -> None:
    played = submitted(procedure, area=300)
    played.do(Payment(by=SYSTEM, at=MONDAY, amount=Decimal(550), reference="a"))
    played.do(
        GiveOpinion(by=officer("fire"), at=MONDAY, office="fire", answers=read_answers(procedure, {"safe": "yes"}))
    )

    found = refusal(played, step(officer(), "grant", played))

    assert found.why is Why.OPINIONS_MISSING
    assert found.names == ("heritage",)


def test_an_opinion_is_given_once_by_its_office_where_it_is_asked(procedure: Procedure) -> None:
    played = submitted(procedure)
    safe = read_answers(procedure, {"safe": "yes"})

    def opinion(office: str, by: Doer) -> GiveOpinion:
        return GiveOpinion(by=by, at=MONDAY, office=office, answers=safe)

    assert refusal(played, opinion("heritage", officer("heritage"))).why is Why.NOT_FROM_HERE
    assert refusal(played, opinion("fire", officer("building"))).why is Why.NOT_YOURS
    played.do(opinion("fire", officer("fire")))
    assert refusal(played, opinion("fire", officer("fire"))).why is Why.ALREADY


def test_a_joint_decision_takes_two_people(procedure: Procedure) -> None:
    played, first = submitted(procedure), officer()
    played.do(
        GiveOpinion(by=officer("fire"), at=MONDAY, office="fire", answers=read_answers(procedure, {"safe": "yes"}))
    )
    played.do(step(first, "grant", played))
    assert standing(played).state == "checking"
    assert refusal(played, step(first, "grant", played)).why is Why.ALREADY

    played.do(step(officer(), "grant", played))

    assert standing(played).state == "granted"
    assert standing(played).documents == ("permit_letter",)
    assert standing(played).registered


def test_a_condition_that_does_not_hold_closes_a_step(procedure: Procedure) -> None:
    played = submitted(procedure)
    played.do(
        GiveOpinion(by=officer("fire"), at=MONDAY, office="fire", answers=read_answers(procedure, {"safe": "no"}))
    )

    assert "grant" not in [one.key for one in open_steps(procedure, standing(played), officer())]
    assert [one.key for one in ruled_out_steps(procedure, standing(played), officer())] == ["grant"]
    assert not ruled_out_steps(procedure, standing(played), officer("fire"))
    assert refusal(played, step(officer(), "grant", played)).why is Why.CONDITION


def test_the_applicant_completes_what_was_asked(procedure: Procedure) -> None:
    played = submitted(procedure)
    played.do(step(officer(), "ask", played, missing="A plan."))
    assert standing(played).state == "completing"
    assert refusal(played, step(officer(), "complete", played, completed="Here.")).why is Why.NOT_YOURS

    played.do(step(APPLICANT, "complete", played, completed="Here it is."))

    assert standing(played).state == "checking"
    assert standing(played).answers["missing"].value == "A plan."


TERMS = Question(key="terms", kind="text", text=t("Terms"), optional=True)
UNSAFE = Question(key="unsafe", kind="text", text=t("Why not"), relevant='safe = "no"')


def asking_more(key: str) -> Procedure:
    """The permit, with something that may be left open asked at a step, and with the fire service's reasons."""
    sound = permit()
    steps = (replace(one, questions=(*one.questions, TERMS)) if one.key == key else one for one in sound.transitions)
    checking = sound.state("checking")
    fire, heritage = checking.opinions
    opinions = (replace(fire, questions=(*fire.questions, UNSAFE)), heritage)
    states = (replace(one, opinions=opinions) if one is checking else one for one in sound.states)
    return permit(transitions=tuple(steps), states=tuple(states), scenarios=())


def test_what_is_asked_again_and_not_answered_holds_no_longer() -> None:
    procedure = asking_more("ask")
    played = submitted(procedure)
    for terms in ({"terms": "First"}, {}):
        given = read_answers(procedure, {"missing": "A plan", **terms})
        played.do(Step(by=officer(), at=MONDAY, transition="ask", answers=given))
        assert ("terms" in standing(played).answers) == bool(terms)
        given = read_answers(procedure, {"completed": "Here"})
        played.do(Step(by=APPLICANT, at=MONDAY, transition="complete", answers=given))


def test_an_opinion_that_is_given_again_takes_the_place_of_the_first() -> None:
    procedure = asking_more("grant")
    played = submitted(procedure)
    first = read_answers(procedure, {"safe": "no", "unsafe": "One exit"})
    played.do(GiveOpinion(by=officer("fire"), at=MONDAY, office="fire", answers=first))
    assert "unsafe" in standing(played).answers
    played.do(Step(by=officer(), at=MONDAY, transition="ask", answers=read_answers(procedure, {"missing": "An exit"})))
    done = read_answers(procedure, {"completed": "Drawn"})
    played.do(Step(by=APPLICANT, at=MONDAY, transition="complete", answers=done))
    again = read_answers(procedure, {"safe": "yes"})
    played.do(GiveOpinion(by=officer("fire"), at=MONDAY, office="fire", answers=again))

    assert standing(played).answers["safe"].value == "yes"
    assert "unsafe" not in standing(played).answers
    assert replay(procedure, played.events) == played.case


def test_who_agrees_without_a_word_keeps_what_the_first_has_said() -> None:
    procedure = asking_more("grant")
    played = submitted(procedure)
    safe = read_answers(procedure, {"safe": "yes"})
    played.do(GiveOpinion(by=officer("fire"), at=MONDAY, office="fire", answers=safe))
    for terms in ({"terms": "Paint it green"}, {}):
        given = read_answers(procedure, terms)
        played.do(Step(by=officer(), at=MONDAY, transition="grant", answers=given))

    assert standing(played).state == "granted"
    assert standing(played).answers["terms"].value == "Paint it green"


def test_a_step_refuses_answers_that_it_did_not_ask_for(procedure: Procedure) -> None:
    played = submitted(procedure)
    found = refusal(played, step(officer(), "ask", played, missing="A plan.", email="b@example.org"))

    assert found.why is Why.ANSWERS
    assert found.names == ("email",)


def test_a_case_is_claimed_released_and_handed_over_within_its_office(procedure: Procedure) -> None:
    played, me, colleague = submitted(procedure), officer(), uuid4()
    assert refusal(played, Claim(by=officer("fire"), at=MONDAY)).why is Why.NOT_YOURS
    played.do(Claim(by=me, at=MONDAY))
    assert standing(played).holder == me.id
    played.do(HandOver(by=me, at=MONDAY, to=colleague))
    assert standing(played).holder == colleague
    played.do(Release(by=me, at=MONDAY))
    assert standing(played).holder is None
    played.do(Note(by=me, at=MONDAY, words="Called them."))
    assert played.events[-1].values == {"note": "Called them."}


def test_a_late_case_goes_to_another_office_once(procedure: Procedure) -> None:
    played = submitted(procedure)
    assert str(standing(played).due) == "2026-03-16"
    played.at = MONDAY + timedelta(days=14)
    played.do(PassTime(by=SYSTEM, at=played.at))
    assert standing(played).office == "building"

    played.pass_days(2)

    assert standing(played).office == "heritage"
    assert [event.kind for event in played.events].count(Happened.HANDED_OVER) == 1


def test_the_office_that_got_a_late_case_takes_the_steps_of_the_one_before(procedure: Procedure) -> None:
    played, heritage = submitted(procedure), officer("heritage")
    assert refusal(played, step(heritage, "ask", played, missing="A plan.")).why is Why.NOT_YOURS
    played.pass_days(20)

    played.do(step(heritage, "ask", played, missing="A plan."))

    assert standing(played).state == "completing"


def test_a_warning_comes_once_and_in_working_days_before_the_end(procedure: Procedure) -> None:
    played = submitted(procedure)
    assert (str(standing(played).due), str(standing(played).warn_on)) == ("2026-03-16", "2026-03-11")
    played.pass_days(8)
    assert not any(event.kind is Happened.WARNED for event in played.events)

    played.pass_days(3)

    assert [str(event.at.date()) for event in played.events if event.kind is Happened.WARNED] == ["2026-03-11"]
    assert standing(played).warn_on is None


def test_nobody_is_warned_of_what_is_over(procedure: Procedure) -> None:
    played = submitted(procedure)
    played.at = MONDAY + timedelta(days=20)

    played.do(PassTime(by=SYSTEM, at=played.at))

    assert not any(event.kind is Happened.WARNED for event in played.events)


def test_nothing_moves_a_case_that_has_ended(procedure: Procedure) -> None:
    played = submitted(procedure, area=50)
    played.pass_days(31)
    assert standing(played).state == "lapsed"

    assert refusal(played, Claim(by=officer(), at=MONDAY)).why is Why.OVER
    assert refusal(played, step(SYSTEM, "paid_up", played)).why is Why.NOT_FROM_HERE


def test_a_case_is_what_its_events_say(procedure: Procedure) -> None:
    played = submitted(procedure, area=150)
    played.pass_days(31)

    assert replay(procedure, played.events) == played.case
    assert replay(procedure, []) is None


def test_a_case_begins_with_a_submission(procedure: Procedure) -> None:
    played = submitted(procedure)

    with pytest.raises(ValueError, match="begins with submitted"):
        evolve(procedure, None, played.events[-1])


def test_nobody_of_an_office_acts_on_the_case_that_she_handed_in(procedure: Procedure) -> None:
    me = uuid4()
    played = Played(procedure, MONDAY)
    answers = read_answers(procedure, {"owner": "yes", "area": 10, "email": "a@example.org"})
    played.do(Submit(by=Doer(id=me, applicant=True), at=MONDAY, answers=answers))

    assert refusal(played, Claim(by=officer(person=me), at=MONDAY)).why is Why.OWN_CASE
