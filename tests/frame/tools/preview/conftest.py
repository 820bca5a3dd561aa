"""A preview's clock, in a folder of the test's own; the process lives in the present again afterwards."""

import pytest

from hanse.frame.tools.preview import moment
from hanse.kernel import clock


@pytest.fixture
def moving(settings, tmp_path, monkeypatch):
    """The clock goes as a preview's does."""
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "_ahead", [moment.ahead])
