"""`hanse backup` and `hanse restore` as an operator runs them: of a site that is in use, to a folder of her own."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from hanse.host.cli.main import hanse as hanse_command
from hanse.host.postgres import server
from tests.host.backup.conftest import Place, place, saved, site  # noqa: F401 - fixtures


@pytest.fixture
def hanse(folder, tmp_path):
    """Run a command of `hanse` with the settings of a site."""

    def run(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("HANSE_", "DATABASE_"))}
        inherited.pop("DJANGO_SETTINGS_MODULE", None)
        environment = inherited | {"HANSE_VAR": str(folder / "var"), "HANSE_MODE": "production"} | settings
        command = [sys.executable, "-m", "hanse", *map(str, arguments)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.mark.long
def test_a_site_is_saved_while_it_runs_and_brought_back_into_a_folder(hanse, site: Place, folder: Path):  # noqa: F811
    backups = folder / "backups"
    backups.mkdir()
    for day in (1, 2):
        (backups / f"hanse-2026-01-0{day}T00-00-00Z.zip").touch()
    with psycopg.connect(site.url):
        made = hanse("backup", backups, "--keep=2", HANSE_VAR=str(site.var), DATABASE_URL=site.url)
    assert made.returncode == 0, made.stderr
    assert "Deleted, as there are 2 later ones: hanse-2026-01-01" in made.stdout
    newest = max(backups.iterdir())
    assert f"Saved: {newest} (uploaded files: 1; " in made.stdout

    restored = hanse("restore", newest, "--into", folder / "trial", DATABASE_URL="postgresql://not.there/none")

    assert restored.returncode == 0, restored.stderr
    assert "uploaded files: 1." in restored.stdout
    assert "events; there is no anchor yet" in restored.stdout
    assert len([file for file in (folder / "trial" / "files").rglob("*") if file.is_file()]) == 1
    with server.leased(folder / "trial" / "postgres") as lease, psycopg.connect(lease.url()) as connection:
        assert connection.execute("SELECT email FROM identity_user").fetchone() == ("sofia@example.org",)


def test_what_cannot_be_done_is_said_in_a_sentence(saved: Path, tmp_path: Path):  # noqa: F811
    def said(*arguments: object) -> tuple[int, str]:
        result = CliRunner().invoke(hanse_command, [*map(str, arguments)])
        return result.exit_code, result.output

    code, words = said("restore", saved, "--check")
    assert (code, words.startswith("It can be used: made 20")) == (0, True)
    (tmp_path / "none.zip").write_text("nothing")
    code, words = said("restore", tmp_path / "none.zip", "--check")
    assert (code, words) == (1, f"Error: {tmp_path}/none.zip is no backup of Hanse, or is not all there.\n")
    code, words = said("backup", tmp_path / "new.zip", "--keep=2")
    assert (code, "name a folder that is there" in words) == (1, True)
