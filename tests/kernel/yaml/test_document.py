"""YAML files: plain values, their places, and what is no YAML."""

import pytest

from hanse.kernel.places import Place
from hanse.kernel.yaml.document import leaves, parse_yaml
from hanse.kernel.yaml.problems import DocumentError


def test_words_that_other_readers_take_for_truth_values_stay_words() -> None:
    assert parse_yaml("a: no\nb: on\nc: y\nno: yes\nd: true\n", "x.yaml").value == {
        "a": "no",
        "b": "on",
        "c": "y",
        "no": "yes",
        "d": True,
    }


def test_a_file_that_calls_itself_older_is_read_alike() -> None:
    assert parse_yaml("%YAML 1.1\n---\na: no\nb: 1:30\n", "x.yaml").value == {"a": "no", "b": "1:30"}


def test_dates_and_versions_stay_text() -> None:
    assert parse_yaml("a: 2026-11-26\nb: 1.0.0\nc: 1:30", "x.yaml").value == {
        "a": "2026-11-26",
        "b": "1.0.0",
        "c": "1:30",
    }


def test_the_place_of_an_item_and_of_its_name() -> None:
    document = parse_yaml("a:\n  - key: one\n  - key: two\n", "x.yaml")

    assert document.place(("a", 1)) == Place("x.yaml", 3, 5)
    assert document.place(("a", 1, "key")) == Place("x.yaml", 3, 10)
    assert document.place(("a",), key=True) == Place("x.yaml", 1, 1)


def test_a_text_that_is_asked_again_gives_a_value_of_its_own() -> None:
    first = parse_yaml("a:\n  - b: 1\n", "x.yaml")
    first.value["a"][0]["b"] = 2

    again = parse_yaml("a:\n  - b: 1\n", "x.yaml")
    assert again.value == {"a": [{"b": 1}]}
    assert again.root is first.root
    assert parse_yaml("a:\n  - b: 1\n", "y.yaml").place(("a", 0, "b")) == Place("y.yaml", 2, 8)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\na: 2\n", "x.yaml:2:1: the key “a” stands twice, first in line 1"),
        ("a: [1\n", "is not YAML"),
        ("a: {b: who?}\n", "a question mark in quotes"),
        (
            "a: 1\nb: note: this\n",
            "x.yaml:2:8: is not YAML: mapping values are not allowed in this context. Put a text",
        ),
        ("a:\n  b: 1\n c: 2\n", "the lines of a block begin in the same column"),
        ("a:\n\tb: 1\n", "The line begins with a tab: indent with spaces"),
        ("a: @b\n", "Put a text that begins with this sign in quotes"),
        ('a: "b\n', "A quotation mark or bracket is opened and not closed"),
        ("a:\n  - 1\n  b\n", "is not YAML"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, says: str) -> None:
    with pytest.raises(DocumentError) as refused:
        parse_yaml(text, "x.yaml")

    assert says in str(refused.value)


def test_leaves_are_told_with_the_way_to_them() -> None:
    assert list(leaves({"a": {"b": 1, 2: [3]}})) == [(("a", "b"), 1), (("a", "2"), [3])]


@pytest.mark.parametrize("text", ["[" * 200_000, "[" * 200_000 + "]" * 200_000, "{a: " * 100_000, "- " * 200_000 + "x"])
def test_what_is_nested_without_end_is_refused_before_it_ends_the_process(text: str) -> None:
    with pytest.raises(DocumentError, match="more than 100 deep"):
        parse_yaml(text, "x.yaml")
