import pytest

from tests.feel.evaluation import feel, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for i in [1, 2, 3] return i + 1", [2, 3, 4]),
        ("for i in [1, 2], j in [4, 5] return i + j", [5, 6, 6, 7]),
        ("for x in [[1, 2], [3]], y in x return y", [1, 2, 3]),
        ("for i in [] return i", []),
        ("for i in 2..4 return i", [2, 3, 4]),
        ("for i in 4..2 return i", [4, 3, 2]),
        ("for i in 1+1..1+3 return i", [2, 3, 4]),
        ("for i in (1..4) return i", [2, 3]),
        ("for i in 7 return i", [7]),
        ("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", [1, 1, 2, 6, 24]),
        ("for i in [2..1] return i", None),
        ('for i in ["a".."z"] return i', None),
        ("for i in 1..1.5 return i", None),
        ("for i in null return i", None),
        ("some x in [1, 2] satisfies x > 1", True),
        ("some x in [1, 2] satisfies x > 2", False),
        ("some x in [1, null] satisfies x > 2", None),
        ("some x in [3, null] satisfies x > 2", True),
        ("every x in [1, 2] satisfies x > 0", True),
        ("every x in [1, null] satisfies x > 0", None),
        ("every x in [0, null] satisfies x > 0", False),
        ("some x in [] satisfies x", False),
        ("every x in [] satisfies x", True),
        ("some x in [1, 2], y in [2, 3] satisfies x > y", False),
        ("every x in null satisfies x", None),
    ],
)
def test_loops_and_quantifiers(text, expected):
    assert feel(text) == expected


def test_the_partial_result_can_be_looped_over_while_it_grows():
    assert feel("for i in 1..3 return for p in partial return 0") == [[], [0], [0, 0]]


def test_a_loop_over_what_cannot_be_counted_says_so():
    assert "whole numbers" in str(why('for i in 1.."b" return i'))
