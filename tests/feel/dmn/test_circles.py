import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse.csgraph import connected_components

from hanse.feel.dmn.circles import circles


def test_circles_are_found_and_what_only_leads_to_them_is_none():
    edges = {"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": ["d", "nothing"], "e": ["a"], "f": []}
    assert sorted(sorted(one) for one in circles(edges)) == [["a", "b", "c"], ["d"]]


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=10))
def test_as_another_library_finds_them(lists):
    edges = dict(enumerate(lists))
    matrix = np.zeros((len(lists), len(lists)))
    for key, others in edges.items():
        matrix[key, [one for one in others if one in edges]] = 1
    count, labels = connected_components(matrix, connection="strong") if lists else (0, [])
    parts = [[key for key in edges if labels[key] == label] for label in range(count)]
    expected = [part for part in parts if len(part) > 1 or part[0] in edges[part[0]]]
    assert sorted(sorted(one) for one in circles(edges)) == sorted(expected)


def test_a_chain_of_any_length_is_no_depth():
    assert list(circles({key: [key + 1] for key in range(50_000)})) == []
    assert len(next(iter(circles({key: [(key + 1) % 50_000] for key in range(50_000)})))) == 50_000
