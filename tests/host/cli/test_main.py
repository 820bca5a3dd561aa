"""The command `hanse` itself: what it lists, and what that costs."""

import errno
import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from hanse.host.cli import main
from hanse.host.postgres.errors import PostgresError


def test_every_command_is_listed_with_a_line_and_can_be_loaded():
    result = CliRunner().invoke(main.hanse, ["--help"])
    assert result.exit_code == 0
    for name, place in main.places().items():
        assert f"\n  {name} " in result.output
        assert main.summary(place)
        loaded = main.hanse.get_command(click.Context(main.hanse), name)
        assert isinstance(loaded, click.Command)


def test_listing_imports_neither_django_nor_numpy():
    code = (
        "import sys; from hanse.host.cli.main import hanse; hanse.main(['--help'], standalone_mode=False); "
        "print({'django', 'numpy', 'psycopg'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip().endswith("set()")


def test_packages_above_add_commands_by_entry_points():
    assert main.places()["diagnose"].startswith("hanse.diagnostic.")


def test_a_package_cannot_replace_our_own_commands(monkeypatch):
    monkeypatch.setattr(main, "declared", lambda _group: {"serve": "elsewhere:serve", "more": "elsewhere.gone:more"})
    assert main.places()["serve"] == main.OWN["serve"]


def test_a_package_whose_module_is_gone_spoils_no_listing(monkeypatch):
    monkeypatch.setattr(main, "declared", lambda _group: {"more": "hanse.gone:more"})
    result = CliRunner().invoke(main.hanse, [])
    assert "its package is broken" in result.output


def test_python_m_hanse_is_the_same_command():
    run = subprocess.run([sys.executable, "-m", "hanse", "version"], capture_output=True, text=True, check=True)
    assert run.stdout == f"Hanse 0.1.0, Python {sys.version.split()[0]}\n"


def test_a_setting_that_cannot_be_is_a_sentence():
    run = subprocess.run(
        [sys.executable, "-m", "hanse", "serve"],
        env=os.environ | {"HANSE_MODE": "prod"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == "hanse: HANSE_MODE must be one of production, demo, test, not “prod”.\n"


def test_an_unknown_command_is_named():
    run = subprocess.run([sys.executable, "-m", "hanse", "dem"], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "No such command 'dem'" in run.stderr


def test_a_folder_that_may_not_be_written_is_a_sentence_and_no_traceback(monkeypatch, capsys):
    def refuse(**_options: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/srv/hanse/var")

    monkeypatch.setattr(main.hanse, "main", refuse)
    with pytest.raises(SystemExit, match="1"):
        main.main()
    assert capsys.readouterr().err.startswith(
        "hanse: /srv/hanse/var: Permission denied. Choose a folder in which you may"
    )


def test_a_file_of_ours_that_is_not_there_keeps_its_traceback(monkeypatch):
    def refuse(**_options: object) -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "lost.html")

    monkeypatch.setattr(main.hanse, "main", refuse)
    with pytest.raises(FileNotFoundError):
        main.main()


def test_what_keeps_the_database_from_running_is_a_sentence_and_no_traceback(monkeypatch, capsys):
    def refuse(**_options: object) -> None:
        raise PostgresError("The folder is full.")

    monkeypatch.setattr(main.hanse, "main", refuse)
    with pytest.raises(SystemExit, match="1"):
        main.main()
    assert capsys.readouterr().err == "hanse: The folder is full.\n"
