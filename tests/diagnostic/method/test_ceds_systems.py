"""The bank of CeDS part 2: 55 systems, each asked for existence and use, in words that do not repeat themselves."""

import math
import re
from collections import Counter
from difflib import SequenceMatcher
from importlib.resources import files
from itertools import combinations, pairwise
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from ruamel.yaml import YAML
from scipy.stats import kendalltau

from tests.diagnostic.method.wording import DEGREE, bands, skeleton, words

CEDS = files("hanse.diagnostic.method") / "frameworks" / "ceds"

FAMILIES = {"e_admin": ("adm_", 16), "e_life": ("life_", 17), "e_industry": ("ind_", 10), "e_infra": ("infra_", 12)}


def read(name: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = YAML(typ="safe").load((CEDS / name).read_text(encoding="utf-8"))
    return items


NODES = read("nodes/systems.yaml")
QUESTIONS = {family: read(f"questions/{family}.yaml") for family in FAMILIES}
ALL = [question for questions in QUESTIONS.values() for question in questions]
SYSTEMS = [node for node in NODES if node["parent"] in FAMILIES]
CHOICES = [question for question in ALL if question["kind"] == "single"]
NUMBERS = [question for question in ALL if question["kind"] == "number"]


def ids(question: dict[str, Any]) -> str:
    return str(question["key"])


def test_there_are_55_systems_in_four_families() -> None:
    assert [node["key"] for node in NODES if node["parent"] == "systems"] == list(FAMILIES)
    assert Counter(node["parent"] for node in SYSTEMS) == {family: count for family, (_, count) in FAMILIES.items()}
    assert len(SYSTEMS) == 55


@pytest.mark.parametrize("family", FAMILIES)
def test_each_system_is_asked_for_existence_then_use(family: str) -> None:
    prefix, _ = FAMILIES[family]
    systems = [node["key"] for node in SYSTEMS if node["parent"] == family]
    assert all(key.startswith(prefix) for key in systems)
    expected = [(f"{key}_{what}", key) for key in systems for what in ("exists", "use")]
    assert [(question["key"], question["indicator"]) for question in QUESTIONS[family]] == expected


@pytest.mark.parametrize("node", NODES, ids=ids)
def test_a_node_says_what_it_is_in_one_or_two_sentences(node: dict[str, Any]) -> None:
    assert 5 <= len(words(node["text"])) <= 50
    assert node.get("weight", 1) in {1, 2}


def test_titles_differ() -> None:
    titles = [node["title"] for node in NODES]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("question", ALL, ids=ids)
def test_a_use_question_is_asked_once_something_is_in_operation(question: dict[str, Any]) -> None:
    if question["key"].endswith("_use"):
        assert question["relevant"] == f"{question['indicator']}_exists >= 3"
        assert "not_applicable" not in question
    else:
        assert "relevant" not in question
        assert question["kind"] == "single"


@pytest.mark.parametrize("question", ALL, ids=ids)
def test_guidance_is_there_and_short(question: dict[str, Any]) -> None:
    assert len(words(question["text"])) <= 30
    assert 6 <= len(words(question["why"])) <= 40
    assert 8 <= len(words(question["how"])) <= 45
    assert question["knows"]
    assert question["evidence"]["rule"] in {"optional", "expected"}
    assert len(words(question["evidence"]["examples"])) >= 3


@pytest.mark.parametrize("question", CHOICES, ids=ids)
def test_five_levels_in_observable_words(question: dict[str, Any]) -> None:
    assert [option["value"] for option in question["options"]] == [1, 2, 3, 4, 5]
    fewest = 15 if question["key"].endswith("_exists") else 8
    for option in question["options"]:
        assert fewest <= len(option["text"].split()) <= 30, option
        assert not DEGREE & set(words(option["text"])), option


def test_length_does_not_tell_the_order() -> None:
    agreement = [
        kendalltau(range(5), [len(option["text"]) for option in question["options"]]).statistic for question in CHOICES
    ]
    assert abs(mean(agreement)) < 0.5
    assert max(agreement) < 0.85


@pytest.mark.parametrize("question", CHOICES, ids=ids)
def test_bands_of_shares_join_without_gap_or_overlap(question: dict[str, Any]) -> None:
    told = [bands(option["text"]) for option in question["options"]]
    for lower, higher in pairwise(told):
        for (low, up_to), (begins, _) in zip(lower, higher, strict=False):
            assert begins == up_to if up_to < math.inf else begins > low, question["options"]


def test_bands_begin_at_nothing_and_end_at_all() -> None:
    whole = [told for question in CHOICES if all(told := [bands(option["text"]) for option in question["options"]])]
    assert len(whole) >= 30
    assert {told[0][0][0] for told in whole} == {0}
    assert {told[-1][0][1] for told in whole} == {math.inf}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under 10% of requests, fewer than 5% online", [(0, 10), (0, 5)]),
        ("Between 10 and 39% of files", [(10, 40)]),
        ("From 0.1% to under 0.5% of residents", [(0.1, 0.5)]),
        ("Up to 25% of councillors", [(0, 26)]),
        ("More than 90% of councillors", [(91, math.inf)]),
        ("All cases (100%)", [(100, math.inf)]),
        ("From 50 to 99 people for 100 guests; at least 60% of providers", [(50, 100), (60, math.inf)]),
        ("In two or three of ten, at least once in 2 weeks", []),
    ],
)
def test_how_bands_are_read(text: str, expected: list[tuple[float, float]]) -> None:
    assert bands(text) == expected


def test_some_uses_are_asked_as_a_percentage() -> None:
    assert 8 <= len(NUMBERS) <= 10
    for question in NUMBERS:
        assert (question["unit"], question["minimum"], question["maximum"]) == ("%", 0, 100)
        low, high = question["score"]["goalposts"]
        assert 0 <= low < high <= 100
        assert {f"{low}%", f"{high}%"} <= set(re.findall(r"\d+%", question["how"])), question["key"]


def test_no_two_questions_open_alike() -> None:
    opening = Counter(tuple(words(question["text"])[:3]) for question in ALL)
    assert [start for start, count in opening.items() if count > 1] == []
    first = Counter(words(question["text"])[0] for question in ALL)
    assert max(first.values()) <= 8


def test_no_two_questions_share_a_skeleton() -> None:
    bones = {question["key"]: skeleton(question["text"]) for question in ALL}
    alike = [
        (one, other)
        for one, other in combinations(bones, 2)
        if SequenceMatcher(None, bones[one], bones[other], autojunk=False).ratio() > 0.8
    ]
    assert alike == []


@pytest.mark.parametrize("field", ["text", "why", "how"])
def test_no_guidance_is_said_twice(field: str) -> None:
    said = Counter(question[field] for question in ALL)
    assert max(said.values()) == 1


def test_no_option_is_said_twice() -> None:
    said = Counter(option["text"] for question in CHOICES for option in question["options"])
    assert [text for text, count in said.items() if count > 1] == []


def test_the_method_page_tells_goalposts_and_weights_as_they_are() -> None:
    page = (Path(__file__).parents[3] / "doc" / "method" / "ceds-systems.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \| (\d+) \|$", page, flags=re.MULTILINE)
    told = {key: [int(low), int(high)] for key, low, high in rows}
    assert told == {question["key"]: question["score"]["goalposts"] for question in NUMBERS}
    heavy = re.findall(r"^\| `(\w+)` \| [a-z]", page, flags=re.MULTILINE)
    assert heavy == [node["key"] for node in SYSTEMS if node.get("weight", 1) == 2]
