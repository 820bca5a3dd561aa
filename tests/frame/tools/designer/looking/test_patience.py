"""Patience ends."""

import pytest

from hanse.frame.tools.designer.looking.patience import Patience, TookTooLong


def test_it_ends_and_says_after_how_long():
    Patience(1000)()
    with pytest.raises(TookTooLong, match="after 0 seconds"):
        Patience(0)()
