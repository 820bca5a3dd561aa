"""What a project's `make` says where no Python suits: what is wrong, and what to do."""

import shutil
import subprocess
from pathlib import Path

import pytest

from hanse.host.scaffold.kept import TEMPLATE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """As much of a project as there is before anything is installed."""
    made = tmp_path / "my-city"
    made.mkdir()
    for name in ("Makefile", "set-up", "requirements-dev.txt"):
        shutil.copy(TEMPLATE / "project" / name, made)
    (made / "requirements.txt").touch()
    return made


def refused(project: Path, *arguments: str, path: str) -> str:
    shell = {"HOME": str(project.parent), "PATH": path}
    done = subprocess.run(["make", *arguments], cwd=project, env=shell, capture_output=True, text=True, check=False)
    assert done.returncode != 0, done.stdout
    assert not (project / ".venv").exists()
    return done.stderr


def test_without_a_python_that_suits_it_says_what_to_install(project, tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("make", "sh", "dirname"):
        (programs / name).symlink_to(shutil.which(name) or pytest.fail(f"{name} is not there"))

    said = refused(project, "demo", path=str(programs))

    assert "needs Python 3.13 or 3.12" in said
    assert "make PYTHON=" in said


def test_a_python_that_was_named_and_does_not_suit_is_named(project, tmp_path):
    wrong = tmp_path / "python3"
    wrong.write_text("#!/bin/sh\nexit 1\n")
    wrong.chmod(0o755)

    said = refused(project, "test", f"PYTHON={wrong}", path="/usr/bin:/bin")

    assert f"{wrong}, which PYTHON names, is not Python 3.13 or 3.12" in said
