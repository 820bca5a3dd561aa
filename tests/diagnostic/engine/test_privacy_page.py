"""The page doc/method/privacy.md: every example on it is true."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "doc" / "method" / "privacy.md"


def test_every_example_is_true():
    outcome = doctest.testfile(str(PAGE), module_relative=False)
    assert outcome.attempted > 20
    assert outcome.failed == 0
