import pytest
from click.testing import CliRunner

from hanse.host.cli.main import hanse


@pytest.fixture
def doctor(folder, monkeypatch):
    monkeypatch.setenv("HANSE_VAR", str(folder / "var"))
    monkeypatch.setenv("HANSE_MODE", "demo")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return lambda: CliRunner().invoke(hanse, ["doctor"])


def test_all_is_well(doctor):
    result = doctor()
    assert result.exit_code == 0, result.output
    assert result.output.count("ok    ") == 7
    assert "WRONG" not in result.output


def test_each_wrong_is_said_and_the_rest_looked_at(doctor, folder, monkeypatch):
    (folder / "var").write_text("a file")
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    monkeypatch.setenv("HANSE_MODE", "production")
    result = doctor()
    assert result.exit_code == 1
    assert result.output.count("WRONG ") == 3
    for words in ("HANSE_VAR", "does not answer", "HANSE_HOSTS"):
        assert words in result.output
