"""The order of a distributed run."""

from dataclasses import dataclass

from tests.scheduling import CAMPAIGNS, longest_first


@dataclass
class Item:
    """What is known of a test when it is collected."""

    nodeid: str
    fixturenames: tuple[str, ...] = ()


def order(*items: Item) -> list[str]:
    found = list(items)
    longest_first(found)  # type: ignore[arg-type]
    return [one.nodeid for one in found]


def test_files_that_start_most_come_first_and_the_others_stay_in_their_order():
    assert order(
        Item("tests/a.py::test"),
        Item("tests/one.py::test", ("chromium",)),
        Item("tests/b.py::test"),
        Item("tests/two.py::test_first", ("place",)),
        Item("tests/two.py::test_second", ("start", "tmp_path")),
        Item("tests/two.py::test_quick"),
    ) == [
        "tests/two.py::test_first",
        "tests/two.py::test_second",
        "tests/two.py::test_quick",
        "tests/one.py::test",
        "tests/a.py::test",
        "tests/b.py::test",
    ]


def test_the_campaigns_go_together():
    sites = [Item(f"{CAMPAIGNS}test_{number}.py::test", ("the_site",)) for number in range(2)]
    alone = Item("tests/alone.py::test", ("the_site",))
    assert order(alone, *sites) == [*(one.nodeid for one in sites), alone.nodeid]
