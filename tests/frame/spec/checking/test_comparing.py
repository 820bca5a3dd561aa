"""Conditions that compare what cannot be alike are refused, with what to write."""

from typing import Any

import pytest

from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Transition
from hanse.questions.spec.question import Check, Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import permit, t

SOUND = permit()
ASKED = Question(key="heavy", kind="yes_no", text=t("Is it heavy"))
COUNTED = Question(key="floors", kind="number", text=t("How many floors"))


def made(*questions: Question, when: str = "") -> Procedure:
    step: dict[str, Any] = {"key": "more", "title": t("More"), "sources": ("checking",), "target": "refused"}
    return permit(
        sections=(*SOUND.sections, Section(key="more", title=t("More"), questions=(ASKED, COUNTED, *questions))),
        transitions=(*SOUND.transitions, Transition(**step, by="building", when=when)),
        scenarios=(),
    )


@pytest.mark.parametrize(
    ("when", "says"),
    [
        (
            'heavy = "yes"',
            'transition more, when: “heavy = "yes"”: cannot compare a boolean with a string. An answer of',
        ),
        ('floors > "3"', "cannot compare a number with a string"),
        ("owner = 1", "cannot compare a string with a number"),
    ],
)
def test_a_step_that_compares_what_is_never_alike_is_refused(when, says):
    with pytest.raises(ProcedureError) as refused:
        made(when=when)
    assert says in str(refused.value)


def test_so_are_conditions_and_checks_of_questions():
    question = Question(
        key="why", kind="text", text=t("Why"), relevant='heavy = "yes"', checks=(Check(when="why > 3", says=t("No")),)
    )

    with pytest.raises(ProcedureError) as refused:
        made(question)
    assert "question why, relevant: “heavy = " in str(refused.value)
    assert "question why, check 1: “why > 3”" in str(refused.value)


@pytest.mark.parametrize(
    "when", ["heavy", "heavy = null or not(heavy)", "floors in [1..3]", 'owner = "yes" and fee > 0']
)
def test_what_can_be_alike_is_not(when):
    assert any(step.when == when for step in made(when=when).transitions)
