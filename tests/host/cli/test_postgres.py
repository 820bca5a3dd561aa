"""`hanse postgres`: kept running, asked, saved and loaded."""

import os
import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from hanse.host.cli.main import hanse
from hanse.host.postgres import server


@pytest.fixture
def run(monkeypatch):
    """Run a command of `hanse` on a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="hanse cli "))
    folder.chmod(0o755)
    monkeypatch.setenv("HANSE_VAR", str(folder / "var"))
    monkeypatch.setenv("HANSE_MODE", "production")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def invoke(*arguments: str, **options):
        return CliRunner().invoke(hanse, ["postgres", *arguments], **options)

    invoke.folder = folder
    yield invoke
    server.stop()
    shutil.rmtree(folder)


def test_it_is_started_asked_and_stopped(run):
    assert run("status").exit_code == 3
    assert "PostgreSQL runs" in run("start").output
    status = run("status")
    assert (status.exit_code, "socket in" in status.output) == (0, True)
    assert run("psql-url").output.startswith("postgresql://hanse@%2Ftmp%2Fhanse-")
    assert "has stopped" in run("stop").output
    assert "was not running" in run("stop").output
    assert run("psql-url").exit_code == 3


def test_what_was_saved_is_loaded_and_a_broken_file_changes_nothing(run):
    run("start")
    saved = run.folder / "saved"
    assert run("psql", "--command=CREATE TABLE kept AS SELECT 7 AS value").exit_code == 0
    assert "Saved" in run("dump", str(saved)).output
    url = run("psql-url").output.strip()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("UPDATE kept SET value = 8")
        (run.folder / "broken").write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
        refused = run("load", str(run.folder / "broken"), "--yes")
        assert (refused.exit_code, "as it was" in refused.output) == (1, True)
        assert connection.execute("SELECT value FROM kept").fetchone() == (8,)
    assert run("load", str(saved), input="n\n").exit_code == 1
    assert run("load", str(saved), "--yes").output == "Loaded.\n"
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT value FROM kept").fetchone() == (7,)
    assert os.environ.get("DATABASE_URL") is None
