"""Two tables: a bond by the area, and what is left of it after what an officer deducts."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from hanse.feel.tables.document import read_table
from hanse.frame.spec.acts import Submit
from hanse.frame.spec.calculating import results_of
from hanse.frame.spec.cases import scope_of
from hanse.frame.spec.evolving import replay
from hanse.frame.spec.playing import Played, ScenarioError, play, read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.rules import Calculation, RuleError
from hanse.frame.spec.scenarios import Scenario
from hanse.questions.spec.answer import Answer, Money
from hanse.questions.spec.question import Question
from tests.frame.samples import permit, t
from tests.frame.spec.test_counting import APPLICANT, MONDAY, begun, on

BOND = Question(key="bond", kind="money", text=t("Bond"), currency="EUR", maximum=Decimal(9000))
DEDUCTED = Question(key="deducted", kind="number", text=t("Deducted"), decimals=0)
REST = Question(key="rest", kind="number", text=t("Rest"), decimals=0)


def a_table(key: str, givens: dict[str, str], rules: list[list[object]], question: Question) -> Calculation:
    outputs = [{"name": question.key, "type": "number"}]
    document: dict[str, Any] = {"table": key, "givens": givens, "outputs": outputs, "rules": rules}
    return Calculation(key=key, table=read_table(document), results=(question,))


def with_tables(**changes: Any) -> Procedure:
    sample = permit()
    steps = tuple(
        replace(one, questions=(*one.questions, DEDUCTED)) if one.key == "ask" else one for one in sample.transitions
    )
    tables = (
        a_table("by_area", {"area": "number"}, [["-", "area / 3"]], BOND),
        a_table(
            "after_all",
            {"bond": "number", "deducted": "number"},
            [["-", "< 1000", "bond - deducted"], ["-", ">= 1000", 0]],
            REST,
        ),
    )
    return permit(transitions=steps, tables=tables, **changes)


def bond_of(played: Played) -> object:
    assert played.case
    assert replay(played.procedure, played.events) == played.case
    return played.case.answers["bond"].value


def test_a_result_is_known_like_an_answer_and_rounded() -> None:
    played = begun(with_tables())

    assert bond_of(played) == Money(Decimal("3.33"), "EUR")
    assert played.case
    assert scope_of(played.procedure, played.case)["bond"] == Decimal("3.33")


def test_a_result_stands_in_the_event_and_not_among_the_answers_given() -> None:
    submitted = begun(with_tables()).events[0]

    assert submitted.values["results"] == {
        "bond": {"state": "answered", "value": {"amount": "3.33", "currency": "EUR"}, "note": ""}
    }
    assert "bond" not in submitted.values["answers"]  # type: ignore[operator]


def test_what_is_not_known_yet_has_no_result_and_gets_it_with_a_later_answer() -> None:
    played = begun(with_tables())
    assert played.case
    assert "rest" not in played.case.answers

    on(played, MONDAY.date(), "ask", missing="The plan", deducted="2")

    assert played.case.answers["rest"] == Answer.answered("rest", Decimal(1))
    assert bond_of(played) == Money(Decimal("3.33"), "EUR")


def test_a_result_that_its_question_does_not_take_is_refused() -> None:
    played = Played(with_tables(), MONDAY)
    answers = read_answers(played.procedure, {"owner": "yes", "area": 5000, "email": "a@example.org"})
    played.do(Submit(by=APPLICANT, at=MONDAY, answers=answers))
    too_much = a_table("by_area", {"area": "number"}, [["-", "area * 3"]], BOND)

    with pytest.raises(RuleError, match="bond cannot be 15000"):
        results_of(permit(tables=(too_much,)), answers)


def test_a_condition_can_look_at_a_result() -> None:
    sample = permit()
    steps = tuple(replace(one, when="bond > 3") if one.key == "paid_up" else one for one in sample.transitions)
    procedure = permit(transitions=steps, tables=(a_table("by_area", {"area": "number"}, [["-", "area / 3"]], BOND),))

    played = begun(procedure)
    assert played.case
    assert played.case.state == "checking"


def test_a_scenario_says_what_must_come_out() -> None:
    def of(amount: str) -> Scenario:
        return Scenario(
            key="small",
            title=t("Small"),
            answers={"owner": "yes", "area": 10, "email": "a@example.org"},
            ends="checking",
            results={"bond": amount},
        )

    play(with_tables(), of("3.33"))
    with pytest.raises(ScenarioError, match=r"the result bond is .*3\.33.*, expected was 4"):
        play(with_tables(), of("4"))


def test_a_cell_that_asks_for_too_much_is_a_rule_without_a_result() -> None:
    endless = "count(for a in 1..100000, b in 1..100000 return a)"
    table = a_table("by_area", {"area": "number"}, [["-", endless]], BOND)

    with pytest.raises(RuleError, match="by_area"):
        table.decide({"area": Decimal(3)})
