import pytest

from hanse.kernel.paging import Span, page_of


@pytest.mark.parametrize(
    ("limit", "offset", "rows", "following"),
    [(2, 0, [0, 1], 2), (2, 2, [2, 3], 4), (2, 4, [4], None), (5, 0, [0, 1, 2, 3, 4], None), (2, 9, [], None)],
)
def test_a_page_and_where_the_next_one_begins(limit, offset, rows, following):
    assert page_of(range(5), Span(limit=limit, offset=offset)) == (rows, following)
