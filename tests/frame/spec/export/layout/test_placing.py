"""Graphs of any kind are laid out without one node on another, and every edge is drawn from border to border."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.frame.spec.export.layout.layers import layered
from hanse.frame.spec.export.layout.placing import place

NODES = [f"n{number}" for number in range(9)]
edges = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=20, unique=True)
sizes = st.fixed_dictionaries({node: st.tuples(st.floats(10, 200), st.floats(10, 80)) for node in NODES})


@settings(deadline=None)
@given(sizes, edges)
def test_no_node_lies_on_another_and_every_edge_has_its_line(wide, between) -> None:
    placed = place(wide, between, between=10.0, layer_gap=20.0)

    for one, other in combinations(placed.boxes.values(), 2):
        beside = one.x + one.width <= other.x + 1e-6 or other.x + other.width <= one.x + 1e-6
        assert beside or one.y + one.height <= other.y + 1e-6 or other.y + other.height <= one.y + 1e-6
    assert set(placed.lines) == {edge for edge in between if edge[0] != edge[1]}
    for (one, other), points in placed.lines.items():
        for node, (across, down) in ((one, points[0]), (other, points[-1])):
            box = placed.boxes[node]
            assert abs(across - box.middle[0]) < 1e-6
            assert min(abs(down - box.y), abs(down - box.y - box.height)) < 1e-6


@given(edges)
def test_edges_lead_downwards_but_for_those_that_close_a_circle(between) -> None:
    graph = layered(NODES, between)
    level = {node: number for number, row in enumerate(graph.layers) for node in row}

    for edge, chain in graph.chains.items():
        assert [level[one] for one in chain] == list(range(level[chain[0]], level[chain[-1]] + 1))
        assert chain[:: len(chain) - 1] == (edge[::-1] if edge in graph.turned else edge)


def test_a_circle_is_broken_once_where_it_comes_back() -> None:
    assert layered(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")]).turned == {("c", "a")}


def test_lines_that_need_not_cross_do_not() -> None:
    graph = layered(["a", "b", "y", "x"], [("a", "x"), ("b", "y")])

    assert graph.layers in ((("a", "b"), ("x", "y")), (("b", "a"), ("y", "x")))


def test_what_is_alone_over_another_stands_in_its_middle() -> None:
    placed = place({"a": (50, 20), "b": (90, 20)}, [("a", "b")], between=10, layer_gap=20)

    assert placed.boxes["a"].middle[0] == placed.boxes["b"].middle[0]
    assert all(one[1] < other[1] for one, other in pairwise(placed.lines["a", "b"]))
