import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from hanse.diagnostic.engine.arrays import as_table, columns_at, kept, replaced

SHAPES = hnp.array_shapes(min_dims=1, max_dims=2, max_side=6)
NUMBERS = {
    np.float64: st.floats(),
    np.int16: st.integers(-(2**15), 2**15 - 1),
    np.int8: st.integers(-(2**7), 2**7 - 1),
}


@st.composite
def flagged(draw):
    """Numbers, flags of the same shape, and one more number of the same type."""
    kind = draw(st.sampled_from(list(NUMBERS)))
    values = draw(hnp.arrays(kind, SHAPES, elements=NUMBERS[kind]))
    flags = draw(hnp.arrays(np.bool_, values.shape))
    return (np.asfortranarray(values) if draw(st.booleans()) else values), flags, draw(NUMBERS[kind])


@given(flagged())
def test_flagged_numbers_are_replaced(case):
    values, flags, by = case
    before = values.copy()

    found = replaced(values, flags, by)

    assert found.dtype == values.dtype
    np.testing.assert_array_equal(found, np.where(flags, by, values))
    np.testing.assert_array_equal(values, before)


@given(flagged())
def test_flagged_numbers_are_kept(case):
    values, flags, _ = case
    np.testing.assert_array_equal(kept(values, flags), np.where(flags, values, 0))


def test_flags_of_units_hold_for_all_that_a_unit_has():
    codes = np.array([[1, 2], [3, 4]], dtype=np.int16)
    np.testing.assert_array_equal(replaced(codes, np.array([[True], [False]]), -1), [[-1, -1], [3, 4]])


def test_columns_are_copied_as_they_lie():
    table = np.asfortranarray(np.arange(12.0).reshape(3, 4))
    found = columns_at(table, np.array([3, 1]))
    np.testing.assert_array_equal(found, table[:, [3, 1]])
    assert found.flags.f_contiguous
    assert columns_at(table, slice(1, 3)).base is not None


def test_a_bare_vector_is_no_table():
    with pytest.raises(ValueError, match="units × indicators"):
        as_table([1.0, 2.0])
