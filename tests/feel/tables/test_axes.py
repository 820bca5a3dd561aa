import pytest

from hanse.feel.builtins.table import NAMES
from hanse.feel.limits import DEFAULT
from hanse.feel.names import Names
from hanse.feel.parser.grammar import read_tests
from hanse.feel.tables.axes import NotExact, axis_of
from hanse.feel.values.kinds import Kind


def cell(text):
    return None if text == "-" else read_tests(text, names=Names(["x"]), builtins=NAMES, limits=DEFAULT).tree


def axis(*texts, allowed=(), kind=None):
    return axis_of([cell(text) for text in texts], [cell(text) for text in allowed], kind)


@pytest.mark.parametrize(
    ("cells", "samples"),
    [
        (["[1..2]"], [0, 1, 1.5, 2, 3]),
        (['@"2026-01-01"', 'date("2026-01-02")'], ["2025-12-31", "2026-01-01", "2026-01-02", "2026-01-03"]),
        (['@"P1M"', '@"P3M"'], ["P0M", "P1M", "P2M", "P3M", "P4M"]),
        (['@"00:00:00"'], ["00:00:00", "00:00:00.000000001"]),
        (['"a"', '"another"'], ["a", "another", "another one"]),
        (["true"], [True, False]),
        (["-"], ["anything"]),
    ],
)
def test_a_sample_of_every_piece(cells, samples):
    assert list(map(str, axis(*cells).samples)) == list(map(str, samples))


def test_cells_are_the_pieces_that_pass():
    made = axis("< 2", "[2..3)", "-", "not(2)", "null", "x + 1")
    assert [None if one is None else f"{one:05b}" for one in made.cells] == [
        "00001", "00110", "11111", "11101", "00000", None
    ]  # fmt: skip


def test_what_is_allowed_bounds_the_domain():
    made = axis('"a"', "-", allowed=['"a", "b"'])
    assert f"{made.domain:03b}" == "011"
    assert f"{made.cells[1]:03b}" == "011"


@pytest.mark.parametrize(
    ("cells", "kind", "why"),
    [
        (["1", '"a"'], None, "its cells mix number and string"),
        (["1"], Kind.STRING, "its cells mix number and string"),
        (['< "a"'], None, "its cells compare texts by their order"),
        (['@"10:00:00Z"'], None, "its cells hold times in a zone"),
        (["{a: 1}"], None, "not constant"),
    ],
)
def test_what_cannot_be_cut(cells, kind, why):
    if why == "not constant":
        assert axis(*cells, kind=kind).cells == (None,)
        return
    with pytest.raises(NotExact, match=why):
        axis(*cells, kind=kind)
