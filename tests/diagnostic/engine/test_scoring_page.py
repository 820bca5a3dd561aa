"""The page doc/method/scoring.md: every example on it is true."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "doc" / "method" / "scoring.md"


def test_every_example_is_true(tmp_path):
    outcome = doctest.testfile(str(PAGE), module_relative=False, globs={"folder": tmp_path})
    assert outcome.attempted > 20
    assert outcome.failed == 0
