"""The measure of reading: counted by hand, and the same for both languages."""

import pytest

from hanse.frame.tools.remarks.reading_ease import lix, longest_sentence, trouble, words_in

LAW = (
    "Notwithstanding subsequent provisions regarding municipal authorisations, construction undertakings require "
    "preliminary notification, including comprehensive documentation concerning neighbouring properties."
)


def test_it_is_words_by_sentences_plus_long_words_in_a_hundred() -> None:
    assert lix("We read your request. It is long.") == round(7 / 2 + 100 * 1 / 7)
    assert lix("Nous lisons votre demande. Elle est longue.") == round(7 / 2 + 100 * 1 / 7)  # lisons, longue: 6 letters
    assert lix("") == 0


def test_what_is_filled_in_later_is_one_word() -> None:
    assert words_in("Your request {number} of {service}") == ["Your", "request", "x", "of", "x"]


def test_the_longest_sentence_counts_and_a_line_ends_one() -> None:
    assert longest_sentence("One two three. Four five\nsix seven eight nine: ten") == 4


@pytest.mark.parametrize("text", ["", "Municipal authorisations department", "We answer within ten days. " * 9])
def test_labels_and_plain_words_read_well(text: str) -> None:
    assert trouble(text) == ""


def test_long_sentences_and_long_words_are_told_apart() -> None:
    assert trouble(" ".join(["we"] * 29)) == "a sentence of 29 words is hard to follow; make two of it"
    assert trouble(LAW).startswith("is hard to read (LIX ")
    assert lix(LAW) > 80
