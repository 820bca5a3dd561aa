from decimal import Decimal

import pytest

from hanse.feel.scope import scope_in


def test_values_by_name_with_all_their_digits():
    text = '{"a": 0.1000, "b": [1, null, true], "c d": {"e": "f"}}'
    assert scope_in(text, "--inputs") == {"a": Decimal("0.1000"), "b": [1, None, True], "c d": {"e": "f"}}
    assert str(scope_in(text, "--inputs")["a"]) == "0.1000"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "--inputs is no JSON: Expecting property name"),
        ("3", '--inputs must be a JSON object, like {"level": 3}'),
        ('{"a": NaN}', "--inputs: NaN is no number of JSON"),
        ('{"a": -Infinity}', "--inputs: -Infinity is no number of JSON"),
        ('{"a": 1, "b": {"a": 1}, "a": 2}', "--inputs: “a” stands in it twice"),
        ('{"a": ' + "[" * 100_000, "--inputs: its brackets stand too deep inside one another"),
    ],
)
def test_what_is_no_such_object_is_refused_with_the_option(text, message):
    with pytest.raises(ValueError) as refused:
        scope_in(text, "--inputs")
    assert str(refused.value).startswith(message)
