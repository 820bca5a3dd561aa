"""CeDS through the engine: alike answers give the level of their options; conditions hold a high average back."""

import re
from pathlib import Path

import pytest

from hanse.diagnostic.engine.answers import Units
from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.scoring import score
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer
from tests.diagnostic.ceds import CEDS, NODES, answered, raw

PAGE = (Path(__file__).parents[3] / "doc" / "method" / "ceds.md").read_text(encoding="utf-8")
PART1 = ("gov_", "pol_", "res_", "net_", "rdy_", "inf_")
DIMENSIONS = ("governance", "policy", "resources", "network", "readiness", "infrastructure")


def level(result: Result, key: str) -> str:
    reached = result.level(0, key)
    assert reached is not None
    return reached.key


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_alike_answers_give_their_level(step: int) -> None:
    result = answered(step)
    assert level(result, "ceds") == str(step)
    for key in DIMENSIONS:
        assert level(result, key) == str(step), key
        # the follow-ups of a low answer are not asked and count as nothing, and whole numbers do not meet each quarter
        assert result.scores(key)[0] == pytest.approx((step - 1) * 25, abs=5), key


def test_the_goalpost_of_a_price_points_down() -> None:
    assert answered(3, net_price="2.0").scores("net_price")[0] == 100
    assert answered(3, net_price="5.0").scores("net_price")[0] == 0
    assert answered(3, net_price="3.5").scores("net_price")[0] == pytest.approx(50)


def test_a_follow_up_that_was_not_asked_counts_as_the_lowest() -> None:
    without = answered(3, gov_steering_group=2)
    assert without.scores("gov_steering_meetings")[0] != without.scores("gov_steering_meetings")[0]
    leadership = (50 + 25 + 0 + 50) / 4
    assert without.scores("gov_leadership")[0] == pytest.approx(leadership)


@pytest.mark.parametrize(
    ("dimension", "high", "lacking"),
    [
        ("governance", 4, {"gov_lead_person": 2}),
        ("policy", 4, {"pol_privacy_rules": 2}),
        ("policy", 4, {"pol_channel_choice": 2}),
        ("resources", 5, {"res_key_person": 3}),
        ("network", 4, {"net_backup": 3}),
        ("readiness", 4, {"rdy_unreached": 2}),
        ("infrastructure", 4, {"inf_access_test": 2}),
    ],
)
def test_a_condition_holds_a_high_average_back(dimension: str, high: int, lacking: dict[str, int]) -> None:
    result = answered(high, **lacking)
    assert level(answered(high), dimension) == str(high)
    assert int(level(result, dimension)) < high


def test_a_weak_side_holds_the_whole_back() -> None:
    weak = {question.key: raw(question, 1) for question in CEDS.questions if question.key.startswith("rdy_")}
    result = answered(5, **weak)
    assert result.scores("ceds")[0] > 87.5
    assert level(result, "ceds") == "3"


def test_too_few_answers_give_no_score() -> None:
    sheet = {question.key: check_answer(question, raw(question, 3)) for question in CEDS.questions[:150]}
    kept = {key: answer for key, answer in sheet.items() if isinstance(answer, Answer)}
    result = score(CEDS, gathered(CEDS.questions, Units(("city",), (("x",),), ("X",)), [kept]))
    assert result.scores("ceds")[0] != result.scores("ceds")[0]


def test_the_method_page_tells_goalposts_as_they_are() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \| (\d+) \|", PAGE, flags=re.MULTILINE)
    told = {key: (float(zero), float(full)) for key, zero, full in rows}
    real = {}
    for question in CEDS.questions:
        if question.kind == "number" and question.key.startswith(PART1):
            measure = NODES[question.key]
            ends = (measure.rules.normalise.low, measure.rules.normalise.high)
            real[question.key] = ends[::-1] if measure.direction < 0 else ends
    assert told == real


def test_the_method_page_tells_weights_as_they_are() -> None:
    section = PAGE[PAGE.index("| indicator | why 1.5 |") : PAGE.index("## Levels")]
    told = re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)
    heavier = [part.key for key in DIMENSIONS for part in NODES[key].parts if part.weight == 1.5]
    assert told == heavier
    assert {part.weight for key in DIMENSIONS for part in NODES[key].parts} == {1, 1.5}


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_the_method_page_tells_conditions_as_they_are(dimension: str) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{dimension}` |"))
    gates = NODES[dimension].gates.conditions
    told = {level: " and ".join(one.holds for one in conditions) for level, conditions in gates.items()}
    assert dict(zip("345", re.findall(r"`([^`]+)`", row)[1:], strict=True)) == told


def test_every_condition_is_said_in_words() -> None:
    conditions = [one for node in CEDS.root.nodes() for level in node.gates.conditions.values() for one in level]
    assert conditions
    assert all(one.says for one in conditions)


def test_the_method_page_tells_levels_as_they_are() -> None:
    rows = re.findall(r"^\| (\d) \| (\w+) \| ([\d.]+) \|", PAGE, flags=re.MULTILINE)
    ladder = CEDS.ladders["maturity"].levels
    assert [(key, name, float(start)) for key, name, start in rows] == [
        (step.key, str(step.name), step.start or 0.0) for step in ladder
    ]
