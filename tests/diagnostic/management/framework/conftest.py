"""The command `hanse framework`, in a folder of its own."""

import pytest
from click.testing import CliRunner

from hanse.diagnostic.management.framework.command import framework


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HANSE_FRAMEWORKS", str(tmp_path / "site"))
    return lambda *words: CliRunner().invoke(framework, [str(word) for word in words])


@pytest.fixture
def begun(run, tmp_path):
    """The folder of a framework as `new` makes it."""
    assert run("new", "parks", "--title", "City parks").exit_code == 0
    return tmp_path / "parks"
