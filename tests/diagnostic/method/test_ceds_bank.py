"""The bank of CeDS part 1: six dimensions of fifteen questions, in words that an official recognises at a glance."""

import re
from collections import Counter
from difflib import SequenceMatcher
from importlib.resources import files
from itertools import combinations
from statistics import mean
from typing import Any

import pytest
from ruamel.yaml import YAML
from scipy.stats import kendalltau

from tests.diagnostic.method.wording import DEGREE, skeleton, words

CEDS = files("hanse.diagnostic.method") / "frameworks" / "ceds"

DIMENSIONS = {
    "governance": "gov_",
    "policy": "pol_",
    "resources": "res_",
    "network": "net_",
    "readiness": "rdy_",
    "infrastructure": "inf_",
}
FAMILIES = ("e_admin", "e_life", "e_industry", "e_infra")

WORDS_A_MINUTE = 238
"""Silent reading of non-fiction by adults: Brysbaert (2019), Journal of Memory and Language 109, 104047."""

SECONDS_TO_DECIDE = 10
MINUTES_FOR_ALL = 130


def read(name: str) -> Any:
    return YAML(typ="safe").load((CEDS / name).read_text(encoding="utf-8"))


HEAD = read("framework.yaml")
QUESTIONS: dict[str, list[dict[str, Any]]] = {key: read(f"questions/{key}.yaml") for key in DIMENSIONS}
PART1 = [question for questions in QUESTIONS.values() for question in questions]
WHOLE = PART1 + [question for family in FAMILIES for question in read(f"questions/{family}.yaml")]
SINGLE = [question for question in PART1 if question["kind"] == "single"]
PLACES = {question["key"]: place for place, question in enumerate(PART1)}


def ids(question: dict[str, Any]) -> str:
    return str(question["key"])


def dimension(key: str) -> dict[str, Any]:
    maturity = HEAD["tree"]["parts"][0]
    return next(one for force in maturity["parts"] for one in force["parts"] if one["key"] == key)


def told(question: dict[str, Any]) -> list[str]:
    """Every text that a person reads before answering."""
    lists = (question.get(name, ()) for name in ("options", "rows", "columns"))
    return [question["text"], *(one["text"] for items in lists for one in items)]


def test_there_are_two_hundred_questions_with_keys_of_their_own() -> None:
    assert len({question["key"] for question in WHOLE}) == len(WHOLE) == 200


@pytest.mark.parametrize("key", DIMENSIONS)
def test_a_dimension_asks_fifteen_questions_under_four_or_five_indicators(key: str) -> None:
    questions, prefix = QUESTIONS[key], DIMENSIONS[key]
    assert len(questions) == 15
    assert all(question["key"].startswith(prefix) for question in questions)
    indicators = [part["key"] for part in dimension(key)["parts"]]
    assert 4 <= len(indicators) <= 5
    assert list(dict.fromkeys(question["indicator"] for question in questions)) == indicators
    assert min(Counter(question["indicator"] for question in questions).values()) >= 3


@pytest.mark.parametrize("key", DIMENSIONS)
def test_a_dimension_paints_five_levels_and_says_what_it_aims_at(key: str) -> None:
    node = dimension(key)
    assert list(node["level_texts"]) == [1, 2, 3, 4, 5]
    assert all(20 <= len(words(text)) <= 60 for text in node["level_texts"].values())
    assert set(node["gates"]) == {3, 4, 5}
    assert node["target"] == 62.5


def test_kinds() -> None:
    kinds = Counter(question["kind"] for question in PART1)
    assert kinds["single"] >= 72
    assert 12 <= len(PART1) - kinds["single"] <= 18
    assert set(kinds) == {"single", "multiple", "number", "matrix"}


@pytest.mark.parametrize("question", PART1, ids=ids)
def test_guidance_is_there_and_short(question: dict[str, Any]) -> None:
    assert len(question["text"].split()) <= 30
    assert 6 <= len(words(question["why"])) <= 40
    assert 10 <= len(words(question["how"])) <= 60
    assert 1 <= len(question["knows"]) <= 3
    assert question["evidence"]["rule"] in {"optional", "expected"}
    assert len(words(question["evidence"]["examples"])) >= 5
    assert question.get("not_applicable", {}).get("allowed", False) is False


@pytest.mark.parametrize("question", SINGLE, ids=ids)
def test_five_levels_in_observable_words(question: dict[str, Any]) -> None:
    assert [option["value"] for option in question["options"]] == [1, 2, 3, 4, 5]
    for option in question["options"]:
        assert 15 <= len(option["text"].split()) <= 35, option
        assert not DEGREE & set(words(option["text"])), option


@pytest.mark.parametrize("question", SINGLE, ids=ids)
def test_no_option_gives_its_place_away(question: dict[str, Any]) -> None:
    numbering = {"third", "fourth", "fifth", "basic", "advanced", "level", "stage", "mature", "maturity"}
    for option in question["options"]:
        assert not numbering & set(words(option["text"])), option


def test_length_alone_does_not_tell_the_order() -> None:
    agreement = [
        kendalltau(range(5), [len(option["text"]) for option in question["options"]]).statistic for question in SINGLE
    ]
    assert mean(agreement) < 0.5


@pytest.mark.parametrize("question", [one for one in PART1 if one["kind"] == "number"], ids=ids)
def test_a_number_has_unit_range_and_goalposts(question: dict[str, Any]) -> None:
    low, high = question["score"]["goalposts"]
    assert question["unit"]
    assert question["minimum"] <= low < high <= question["maximum"]


@pytest.mark.parametrize("question", [one for one in PART1 if one["kind"] == "multiple"], ids=ids)
def test_a_multiple_choice_can_be_answered_with_none(question: dict[str, Any]) -> None:
    assert [option.get("exclusive", False) for option in question["options"]] == [False] * (
        len(question["options"]) - 1
    ) + [True]


@pytest.mark.parametrize("question", [one for one in PART1 if one["kind"] == "matrix"], ids=ids)
def test_a_matrix_has_five_columns(question: dict[str, Any]) -> None:
    assert [column["value"] for column in question["columns"]] == [1, 2, 3, 4, 5]
    assert 4 <= len(question["rows"]) <= 7


def test_a_condition_names_earlier_questions_only() -> None:
    conditional = [question for question in PART1 if "relevant" in question]
    assert 5 <= len(conditional) <= 8
    for question in conditional:
        named = set(re.findall(r"[a-z]+_\w+", question["relevant"]))
        assert named
        assert all(PLACES[key] < PLACES[question["key"]] for key in named)


def test_each_department_is_asked_and_each_asked_department_is_known() -> None:
    assert {key for question in WHOLE for key in question["knows"]} == set(HEAD["departments"])


def test_no_two_questions_open_alike() -> None:
    opening = Counter(tuple(words(question["text"])[:3]) for question in WHOLE)
    assert [start for start, count in opening.items() if count > 1] == []
    assert max(Counter(words(question["text"])[0] for question in PART1).values()) <= 8


def test_no_two_questions_share_a_skeleton() -> None:
    bones = {question["key"]: skeleton(question["text"]) for question in WHOLE}
    alike = [
        (one, other)
        for one, other in combinations(bones, 2)
        if SequenceMatcher(None, bones[one], bones[other], autojunk=False).ratio() > 0.8
    ]
    assert alike == []


@pytest.mark.parametrize("name", ["text", "why", "how"])
def test_nothing_is_said_twice(name: str) -> None:
    said = Counter(question[name] for question in WHOLE)
    assert [text for text, count in said.items() if count > 1] == []


def test_no_option_is_said_twice() -> None:
    said = Counter(option["text"] for question in WHOLE for option in question.get("options", ()))
    assert [text for text, count in said.items() if count > 1] == []


def test_a_team_reads_and_decides_in_about_two_hours() -> None:
    read_in = sum(len(words(text)) for question in WHOLE for text in told(question)) / WORDS_A_MINUTE
    decide_in = len(WHOLE) * SECONDS_TO_DECIDE / 60
    assert 100 <= read_in + decide_in <= MINUTES_FOR_ALL
