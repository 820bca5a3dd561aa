"""Part 2 of CeDS in French: complete, with the same figures, in French typography."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.diagnostic.method.test_ceds_systems import ALL, CEDS, FAMILIES, NODES

NO_BREAK = "\u00a0"


def french(family: str) -> dict[str, Any]:
    text = (CEDS / "texts" / "fr" / f"{family}.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = YAML(typ="safe").load(text)
    return content


SHEETS = {family: french(family) for family in FAMILIES}
FRENCH_QUESTIONS = {key: texts for sheet in SHEETS.values() for key, texts in sheet["question"].items()}
FRENCH_NODES = {key: texts for sheet in SHEETS.values() for key, texts in sheet["node"].items()}


def pairs(english: dict[str, Any], texts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each text of a question in both languages."""
    for name in ("text", "why", "how"):
        yield english[name], texts[name]
    yield english["evidence"]["examples"], texts["evidence"]["examples"]
    for option in english.get("options", ()):
        yield option["text"], texts["option"][option["value"]]
    if "not_applicable" in english:
        yield english["not_applicable"]["hint"], texts["not_applicable"]["hint"]


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    else:
        yield str(value)


def test_every_node_and_question_has_its_french() -> None:
    assert list(FRENCH_QUESTIONS) == [question["key"] for question in ALL]
    assert set(FRENCH_NODES) == {node["key"] for node in NODES}
    for node in NODES:
        assert set(FRENCH_NODES[node["key"]].get("level", {})) == set(node.get("level_texts", {}))


@pytest.mark.parametrize("question", ALL, ids=lambda question: question["key"])
def test_figures_agree(question: dict[str, Any]) -> None:
    for english, text in pairs(question, FRENCH_QUESTIONS[question["key"]]):
        assert text != english
        figures = re.findall(r"\d+(?:\.\d+)?", re.sub(r"(\d),(\d)", r"\1.\2", text))
        assert sorted(figures) == sorted(re.findall(r"\d+(?:\.\d+)?", english)), text


@pytest.mark.parametrize("family", FAMILIES)
def test_french_typography(family: str) -> None:
    for text in leaves(SHEETS[family]):
        assert "'" not in text
        assert not re.search(rf"[^{NO_BREAK}][?!;:%»]", text) or text == "%", text


@pytest.mark.parametrize("family", FAMILIES)
def test_options_stay_short(family: str) -> None:
    for key, texts in SHEETS[family]["question"].items():
        for text in texts.get("option", {}).values():
            assert len(text.split()) <= 40, (key, text)
