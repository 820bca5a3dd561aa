"""Whom a case is about, in the words of whoever applied."""

from typing import Any

import pytest

from hanse.frame.models import Case
from hanse.frame.presenters.concerning import concerned
from hanse.frame.spec.prefilling import Own, Prefill
from hanse.identity.models import Party
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import permit


def a_question(key: str, kind: str) -> Question:
    return Question(key=key, kind=kind, text=Text(key, key), lines=1 if kind == "text" else None)


NAMED = permit(
    sections=(
        *permit().sections,
        Section(
            key="who",
            title=Text("who", "Who"),
            questions=(a_question("firm", "text"), a_question("builder", "person")),
        ),
    ),
    prefill=(Prefill(question="firm", identity=Own.ORGANISATION),),
    scenarios=(),
)
FIRM: dict[str, Any] = {"value": "Stone and Sons"}
BUILDER: dict[str, Any] = {"value": {"name": "Ada Mason"}}


@pytest.mark.parametrize(
    ("answers", "party", "whom"),
    [
        ({"firm": FIRM, "builder": BUILDER}, Party(name="Stone Ltd"), "Stone and Sons"),
        ({"builder": BUILDER}, Party(name="Stone Ltd"), "Stone Ltd"),
        ({"builder": BUILDER}, None, "Ada Mason"),
        ({"firm": {"value": None}, "builder": {}}, None, ""),
    ],
)
def test_an_organisation_goes_before_who_writes_for_it(answers: Any, party: Party | None, whom: str) -> None:
    assert concerned(Case(answers=answers, party=party), NAMED) == whom


def test_a_case_that_names_nobody_has_no_name() -> None:
    assert concerned(Case(answers={"owner": {"value": "yes"}}), permit()) == ""
