"""What part 2 of CeDS makes of whole cities' answers."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import numpy as np
import pytest

from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.method.registry import load_framework
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.question import Question
from tests.diagnostic.engine.trees import units

FAMILIES = ("e_admin", "e_life", "e_industry", "e_infra")
FULL = 100

type Sheet = Mapping[str, Answer]


@pytest.fixture(scope="module")
def ceds() -> Framework:
    return load_framework("ceds")


def systems(ceds: Framework) -> Iterator[Question]:
    """The questions of part 2."""
    keys = {measure.key for node in ceds.root.nodes() if node.key in FAMILIES for measure in node.measures()}
    return (question for question in ceds.questions if question.key in keys)


def city(ceds: Framework, exists: int, use: int, **others: int) -> Sheet:
    """A city with the same answers throughout, but for `others`; a percentage of full use stands at its top."""
    return {question.key: _answer(question, exists, use, others) for question in systems(ceds)}


def _answer(question: Question, exists: int, use: int, others: Mapping[str, int]) -> Answer:
    value = others.get(question.key, exists if question.key.endswith("_exists") else use)
    if question.kind == "number":
        return Answer.answered(question.key, Decimal(FULL if value == 5 else 0))
    return Answer.answered(question.key, value)


def scored(ceds: Framework, *sheets: Sheet) -> Result:
    return score(ceds, gathered(ceds.questions, units(len(sheets)), sheets))


def test_the_bottom_and_the_top(ceds: Framework) -> None:
    result = scored(ceds, city(ceds, 1, 1), city(ceds, 5, 5))
    for family in FAMILIES:
        np.testing.assert_allclose(result.scores(family), [0, 100])
        assert [step.key for unit in (0, 1) if (step := result.level(unit, family))] == ["1", "5"]
    np.testing.assert_allclose(result.scores("systems"), [0, 100])


def test_a_first_step_and_a_system_that_nobody_uses(ceds: Framework) -> None:
    result = scored(ceds, *(city(ceds, exists, 1) for exists in range(1, 6)))
    for family in FAMILIES:
        np.testing.assert_allclose(result.scores(family), [0, 12.5, 25, 37.5, 50])


def test_tasks_that_a_city_does_not_have_cost_nothing(ceds: Framework) -> None:
    free = [question for question in systems(ceds) if question.not_applicable.allowed]
    assert len(free) > 20
    inland = {key: one for key, one in city(ceds, 5, 5).items() if not key.endswith("_use") or _stays(key, free)}
    inland |= {question.key: Answer.not_applicable(question.key, "a state task") for question in free}
    result = scored(ceds, inland)
    for family in FAMILIES:
        np.testing.assert_allclose(result.scores(family), [100])
        np.testing.assert_allclose(result.completeness(family), [1])


def _stays(key: str, free: list[Question]) -> bool:
    return all(question.key.removesuffix("_exists") != key.removesuffix("_use") for question in free)


@pytest.mark.parametrize(
    ("family", "lacking", "level"),
    [
        ("e_admin", {"adm_documents_exists": 2, "adm_finance_exists": 2}, "2"),
        ("e_admin", {"adm_documents_exists": 2}, "3"),
        ("e_life", {"life_requests_exists": 2, "life_account_exists": 2, "life_civil_exists": 2}, "2"),
        ("e_life", {"life_account_exists": 2}, "3"),
        ("e_industry", {"ind_license_exists": 2, "ind_tenders_exists": 2, "ind_tax_exists": 2}, "2"),
        ("e_industry", {"ind_license_exists": 3, "ind_tenders_exists": 3}, "3"),
        ("e_infra", {"infra_network_exists": 2, "infra_hosting_exists": 2}, "2"),
        ("e_infra", {"infra_backup_exists": 2}, "3"),
        ("e_infra", {"infra_security_exists": 3}, "4"),
    ],
)
def test_small_systems_do_not_hide_that_a_supporting_one_is_missing(
    ceds: Framework, family: str, lacking: dict[str, int], level: str
) -> None:
    reached = scored(ceds, city(ceds, 5, 5, **lacking)).level(0, family)
    assert reached is not None
    assert reached.key == level
