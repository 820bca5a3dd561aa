"""FEEL against Python's own meaning, on random expressions."""

import contextlib
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hanse.feel.errors import FeelError
from hanse.feel.expressions import parse
from hanse.feel.run import Run
from hanse.feel.values.text import literal_of

CONSTANTS = st.recursive(
    st.none()
    | st.booleans()
    | st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-999, max_value=999)
    | st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(alphabet="abc +-", max_size=4).map(str.strip), inner, max_size=3)
    ),
    max_leaves=8,
)
PIECES = st.sampled_from(
    [*"()[]{}.,:+-*/<>=?", "..", "**", "a", "b", "1", "2.5", '"x"', "if", "then", "else", "for", "in", "return", "some",
     "every", "satisfies", "and", "or", "between", "not", "null", "true", "count", "sum", "item", "function", "partial"]
)  # fmt: skip


@given(CONSTANTS)
def test_a_value_written_as_feel_reads_back_as_itself(value):
    text = literal_of(value, Run())
    assert parse(text, names=[]).evaluate({}) == value


@given(st.lists(st.integers(-50, 50), min_size=1))
def test_statistics_agree_with_python(values):
    scope = {"xs": values}

    def feel(text: str) -> Decimal:
        return parse(text, names=scope).evaluate(scope)

    assert feel("sum(xs)") == sum(values)
    assert feel("[min(xs), max(xs), count(xs)]") == [min(values), max(values), len(values)]
    assert feel("count(xs[item > 0])") == sum(value > 0 for value in values)
    assert feel("some x in xs satisfies x > 10") is any(value > 10 for value in values)


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=20))
def test_any_text_ends_in_a_value_or_an_error_of_feel(text):
    scope = {"a": 3, "b": [1, {"a": None}]}
    with contextlib.suppress(FeelError):
        explanation = parse(text, names=scope).explain(scope)
        assert explanation.value is not None or explanation.reasons
