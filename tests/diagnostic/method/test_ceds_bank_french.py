"""Part 1 and the head of CeDS in French: complete, with the same figures, in French typography."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from hanse.diagnostic.method.registry import load_framework
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Question

CEDS = load_framework("ceds")
FRENCH = CEDS.translations.languages["fr"]
PART1 = [
    question for question in CEDS.questions if question.key.startswith(("gov_", "pol_", "res_", "net_", "rdy_", "inf_"))
]
NO_BREAK = "\u00a0"
OWN = re.compile(r"(node|question)\.(adm|life|ind|infra|e)_")
"""Texts of part 2, which have a test of their own."""


def texts_of(question: Question) -> Iterator[Text]:
    """Every text of a question."""
    single = (question.text, question.why, question.how, question.unit, question.evidence.examples)
    yield from (text for text in single if text is not None)
    yield from (option.text for items in (question.options, question.rows, question.columns) for option in items)


def figures(text: str, *, group: str, point: str) -> list[str]:
    """The numbers in a text, read with the marks of its language for thousands and decimals."""
    plain = re.sub(rf"(\d){point}(\d)", r"\1.\2", re.sub(rf"(\d){group}(\d)", r"\1\2", text))
    return sorted(re.findall(r"\d+(?:\.\d+)?", plain))


def test_french_is_declared_and_therefore_complete() -> None:
    assert "fr" in CEDS.head.languages


@pytest.mark.parametrize("question", PART1, ids=lambda question: question.key)
def test_a_question_is_translated_with_its_figures(question: Question) -> None:
    for text in texts_of(question):
        french = FRENCH[text.id]
        assert french != text.default or french == "%", text.id
        told = figures(french, group=f"[{NO_BREAK} ]", point=",")
        assert told == figures(text.default, group=",", point="[.]"), text.id


@pytest.mark.parametrize("question", PART1, ids=lambda question: question.key)
def test_a_translation_stays_as_short_as_an_option_should_be(question: Question) -> None:
    assert len(FRENCH[question.text.id].split()) <= 40
    for option in question.options:
        assert len(FRENCH[option.text.id].split()) <= 42, option.text.id


def test_typography() -> None:
    for identity, text in FRENCH.items():
        if not OWN.match(identity):
            assert "'" not in text, identity
            assert not re.search(rf"[^{NO_BREAK}][?!;:%»]", text) or text == "%", identity
            assert not re.search(rf"«[^{NO_BREAK}]", text), identity


def test_no_two_options_or_questions_read_alike() -> None:
    for part in (".text", ".option."):
        said = Counter(
            text for identity, text in FRENCH.items() if identity.startswith("question.") and part in identity
        )
        assert [text for text, count in said.items() if count > 1] == []


def test_departments_levels_and_pictures_have_french_names_of_their_own() -> None:
    departments = [FRENCH[name.id] for name in CEDS.departments.values()]
    assert len(set(departments)) == len(departments) == 29
    levels = CEDS.ladders["maturity"].levels
    assert [FRENCH[level.name.id] for level in levels] == ["Au départ", "Dispersé", "Partagé", "Piloté", "Apprenant"]
