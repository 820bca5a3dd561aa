"""The template as a git repository made for a moment: copier tells versions apart, and merges, by what git knows.

Every release of Hanse carries its own version of the template. A project keeps the version that it was made of, so that
an update needs no network and no old release: both become commits of a repository, under one constant address.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ADDRESS = "hanse:city"
"""What stands in a project as the template's source; git is told for a moment where it lies."""

_QUIET = {
    "GIT_AUTHOR_NAME": "Hanse",
    "GIT_AUTHOR_EMAIL": "hanse@localhost",
    "GIT_COMMITTER_NAME": "Hanse",
    "GIT_COMMITTER_EMAIL": "hanse@localhost",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
}
"""Commits that are the same everywhere, whatever a person has set for her own."""


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the template: its name as git tags it (v0.1.0), and its files."""

    tag: str
    folder: Path


@contextmanager
def repository(releases: Sequence[Release]) -> Iterator[str]:
    """The address of a repository of these releases, the oldest first; within the block, git and copier find it."""
    with TemporaryDirectory(prefix="hanse-template-") as folder:
        where = Path(folder) / "template"
        where.mkdir()
        _git(where, "init", "--quiet")
        for release in releases:
            _commit(where, release)
        told = {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{where}.insteadOf",
            "GIT_CONFIG_VALUE_0": ADDRESS,
            "COPIER_CACHE_DIR": str(Path(folder) / "cache"),
        }
        with _environment(told):
            yield f"git+{ADDRESS}"


def bundle(release: Release, file: Path) -> None:
    """Write one release into one file, which git and copier take for a repository."""
    with TemporaryDirectory(prefix="hanse-bundle-") as folder:
        _git(Path(folder), "init", "--quiet")
        _commit(Path(folder), release)
        _git(Path(folder), "bundle", "create", "--quiet", str(file.resolve()), "HEAD", release.tag)


@contextmanager
def _environment(told: Mapping[str, str]) -> Iterator[None]:
    """Told to copier, and to git, which it runs by plumbum, whose environment is its own."""
    from plumbum import local  # here: it comes with copier, which developers alone have

    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        with local.env(**told):
            yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _commit(where: Path, release: Release) -> None:
    for old in where.iterdir():
        if old.name != ".git":
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.copytree(release.folder, where, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    _git(where, "add", "--all", "--force")
    _git(where, "commit", "--quiet", "--allow-empty", "--message", release.tag)
    _git(where, "tag", release.tag)


def _git(where: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=where, env=os.environ | _QUIET, check=True, capture_output=True)
