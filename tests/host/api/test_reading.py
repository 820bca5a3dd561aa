import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.host.api.reading import Unreadable, read_json

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=10)
numbers = st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | words, lambda one: st.lists(one) | st.dictionaries(words, one), max_leaves=8
)


def told(body: bytes):
    """What was read, or the refusal in words."""
    try:
        return read_json(body)
    except Unreadable as refusal:
        return refusal.message


@given(values)
def test_what_json_says_is_read_as_it_is_unless_it_is_nested_deeply(value):
    assert told(json.dumps(value).encode()) in (value, "The body is nested more than 8 deep.")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(body):
    assert told(body) != "" or body == b'""'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"a": 1, "b": {"c": 1, "c": 2}}', "“c” stands twice"),
        (b"[1,\n2", "line 2, column 2"),
        (b'"\xff"', "see byte 1"),
        (b"[NaN]", "NaN"),
        (b"[-Infinity]", "-Infinity"),
        (b"[1e400]", "1e400 is too large"),
        (b"[" + b"1" * 5000 + b"]", "too many digits"),
        (b"[" * 200_000 + b"]" * 200_000, "too deeply"),
        (b"[[[[[[[[[[1]]]]]]]]]]", "more than 8 deep"),
        (b'["\\udc00"]', "half of a pair"),
        (b'["a\\u0000b"]', "U+0000"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(body, said):
    with pytest.raises(Unreadable, match=re.escape(said)):
        read_json(body)


def test_pairs_of_halves_are_whole_characters():
    assert read_json(b'"\\ud83c\\udf0d"') == "🌍"
