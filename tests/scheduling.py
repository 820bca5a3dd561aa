"""In which order files of tests go to the processes of a run: what takes long first, so that none of them ends alone.

A file stays together, since its tests share what was made once. The campaigns stay together as well: a process that runs
one of them starts a whole site, which all of them then use.
"""

from collections import Counter

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

CAMPAIGNS = "tests/campaigns/"
STARTING = frozenset({"chromium", "the_site", "start", "home", "wheel", "place", "root", "followed", "live_server"})
"""Fixtures behind which a browser, a site, a database's server or commands start: seconds, where others take none."""


class LongestFirst(LoadFileScheduling):
    """Takes the files in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return CAMPAIGNS if nodeid.startswith(CAMPAIGNS) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LongestFirst | None:
    if config.getoption("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False
    return LongestFirst(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files with many tests that start something come first; all others stay as they are."""
    if hasattr(config, "workerinput"):
        longest_first(items)


def longest_first(items: list[pytest.Item]) -> None:
    starting = Counter(_file_of(item) for item in items if STARTING & {*getattr(item, "fixturenames", ())})
    items.sort(key=lambda item: -starting[_file_of(item)])


def _file_of(item: pytest.Item) -> str:
    """The campaigns count as one."""
    file = item.nodeid.partition("::")[0]
    return CAMPAIGNS if file.startswith(CAMPAIGNS) else file
