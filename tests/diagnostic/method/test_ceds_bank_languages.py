"""CeDS in the languages that came after English and French: every text is there, none is English, no figure is lost."""

import re

import pytest

from hanse.diagnostic.method.registry import load_framework
from tests.diagnostic.method.test_ceds_bank_french import texts_of

CEDS = load_framework("ceds")
QUESTIONS = CEDS.questions
LATER = ("es", "ru", "ko", "zh-hans", "ar")


def figures(text: str) -> set[str]:
    """The numbers in a text without marks for thousands and decimals, which differ from language to language."""
    return set(re.findall(r"\d+", re.sub(r"(?<=\d)[.,\u00a0\u202f\u066b\u066c ](?=\d)", "", text)))


@pytest.mark.parametrize("language", LATER)
def test_every_text_of_every_question_is_translated_and_keeps_its_figures(language: str) -> None:
    there = CEDS.translations.languages[language]
    faults = []
    for question in QUESTIONS:
        for text in texts_of(question):
            words = there[text.id]
            if words == text.default and words != "%":
                faults.append(f"{text.id}: is English")
            if not figures(text.default) <= figures(words):
                faults.append(f"{text.id}: {figures(text.default)} became {figures(words)}")
    assert faults == []


@pytest.mark.parametrize("language", LATER)
def test_no_two_answers_of_a_question_read_alike(language: str) -> None:
    there = CEDS.translations.languages[language]
    for question in QUESTIONS:
        words = [there[option.text.id] for option in question.options]
        assert len({*words}) == len(words), question.key
