"""The page doc/method/uncertainty.md: every example on it is true."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[4] / "doc" / "method" / "uncertainty.md"


def test_every_example_is_true():
    outcome = doctest.testfile(str(PAGE), module_relative=False)
    assert outcome.attempted > 10
    assert outcome.failed == 0
