"""An answer is found for a question of every kind, and those at the bounds of rules."""

from decimal import Decimal
from typing import Any

import pytest

from hanse.frame.spec.walking.examples import example, tries
from hanse.questions.spec.kinds.registry import kinds
from hanse.questions.spec.question import Measure, Option, Question
from tests.frame.samples import t

CHOICE = (Option(value="a", text=t("A")), Option(value="b", text=t("B")))
MORE: dict[str, dict[str, Any]] = {
    "single": {"options": CHOICE},
    "multiple": {"options": CHOICE},
    "matrix": {"rows": CHOICE, "columns": CHOICE},
    "identifier": {"identifier": "iban"},
    "money": {"currency": "EUR"},
    "phone": {"country": "FR"},
    "address": {"country": "FR"},
    "organisation": {"identifier": "fr.siret"},
    "person": {"asks": ("birth_date", "email", "phone")},
    "duration": {"measures": (Measure.DAYS,)},
    "declaration": {"statement": t("All is true")},
    "signature": {"statement": t("All is true")},
    "slot": {"books": "desk"},
    "stay": {"books": "squares"},
    "group": {"of": (Question(key="name", kind="text", text=t("Name")),), "minimum": Decimal(2), "maximum": Decimal(3)},
}


def question(kind: str, **more: Any) -> Question:
    return Question(key="q", kind=kind, text=t("Q"), **{**MORE.get(kind, {}), **more})


@pytest.mark.parametrize("kind", kinds())
def test_an_answer_is_found_for_every_kind(kind: str) -> None:
    found = example(question(kind))

    assert found is not None
    assert found.answer is not None


def test_every_option_is_tried() -> None:
    assert [one.raw for one in tries(question("single"), ['q = "b"'])] == ["a", "b"]


def test_numbers_are_tried_at_the_bounds_of_rules_and_of_the_question() -> None:
    asked = question("number", decimals=0, minimum=Decimal(0), maximum=Decimal(100))
    found = {one.raw for one in tries(asked, ["q > 20", "[40..200)"])}

    assert {Decimal(number) for number in (19, 20, 21, 39, 40, 41, 0, 100)} <= found
    assert not {Decimal(number) for number in (199, 200, 201)} & found


def test_days_are_tried_around_those_of_rules() -> None:
    found = [str(one.raw) for one in tries(question("date"), ['q > date("2026-02-28")'])]

    assert found[:3] == ["2026-02-27", "2026-02-28", "2026-03-01"]


def test_an_optional_question_is_left_open_as_well() -> None:
    assert tries(question("yes_no", optional=True), ["q"])[-1].answer is None


def test_no_answer_is_tried_twice_in_other_words() -> None:
    assert [one.raw for one in tries(question("yes_no"), ["q"])] == ["yes", "no"]
