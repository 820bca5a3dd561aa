"""Making a city's own project, and taking later changes of its template."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import which
from types import ModuleType
from typing import Any
from zipfile import BadZipFile

from ruamel.yaml import YAML

from hanse.host.release import hanse_version
from hanse.host.scaffold.errors import CannotMakeError
from hanse.host.scaffold.kept import FILE, TEMPLATE, files_of, keep, kept
from hanse.host.scaffold.repository import Release, bundle, repository

ANSWERS = ".hanse/answers.yml"
TOLD = Release("v1", Path(__file__).with_name("told"))
"""What a plain `copier update` in a project finds, and says: that it changes nothing, and which command does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """What a project is made for; the answers to the template's questions."""

    name: str
    country: str
    zone: str
    languages: tuple[str, ...]
    colour: str
    requirement: str

    def answers(self) -> Mapping[str, object]:
        return {**asdict(self), "languages": ",".join(self.languages)}


def make(project: Path, city: City, template: Path = TEMPLATE) -> None:
    """Make the project in a folder that has none yet. Raises CannotMakeError."""
    with _copier() as copier, repository([Release(_tag(), template)]) as address:
        copier.run_copy(address, project, data=city.answers(), answers_file=ANSWERS, **_how(_tag()))
    _remember(project, template)
    if not _in_repository(project):
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(project)], check=True)


def update(project: Path, template: Path = TEMPLATE) -> list[str]:
    """Merge what has changed in the template into the project; returns files in which both changed the same lines.

    The project's own edits stay. Raises CannotMakeError where nothing was done, also where there is nothing to do.
    """
    with _copier() as copier, _made_of(project) as old:
        if files_of(old.folder) == files_of(template):
            raise CannotMakeError(f"{project} is made of the newest template already. Nothing was changed.")
        new = Release(_after(old.tag), template)
        with repository([old, new]):
            copier.run_update(project, answers_file=ANSWERS, overwrite=True, conflict="inline", **_how(new.tag))
    _remember(project, template)
    return _conflicts(project)


def _remember(project: Path, template: Path) -> None:
    keep(project, template)
    bundle(TOLD, project / FILE.with_name("told.bundle"))


def _how(tag: str) -> dict[str, Any]:
    return {"vcs_ref": tag, "defaults": True, "quiet": True}


def _tag() -> str:
    return f"v{hanse_version()}"


def _after(old: str) -> str:
    """The release's tag, or one after the old tag where the template changed within a release."""
    if old.partition(".post")[0] != _tag():
        return _tag()
    return f"{_tag()}.post{int(old.partition('.post')[2] or 0) + 1}"


@contextmanager
def _made_of(project: Path) -> Iterator[Release]:
    with ExitStack() as stack:
        try:
            said = YAML(typ="safe").load((project / ANSWERS).read_text(encoding="utf-8"))
            made_of = Release(str(said["_commit"]), stack.enter_context(kept(project)))
        except (OSError, BadZipFile, KeyError, TypeError) as error:
            words = f"{project} is no project that hanse new has made: {ANSWERS} and {FILE} must be there as they were."
            raise CannotMakeError(words) from error
        yield made_of


@contextmanager
def _copier() -> Iterator[ModuleType]:
    """The library, whose refusals become ours. Raises CannotMakeError."""
    if which("git") is None:
        raise CannotMakeError("This needs git, and it is not installed. Install it, then begin again.")
    try:
        import copier  # here: developers alone have it
        from copier.errors import CopierError
        from plumbum import ProcessExecutionError
    except ImportError as error:
        raise CannotMakeError("This needs the package copier: pip install 'hanse[new]', then begin again.") from error
    try:
        yield copier
    except (CopierError, ProcessExecutionError) as error:
        raise CannotMakeError(str(error)) from error


def _in_repository(folder: Path) -> bool:
    asked = subprocess.run(["git", "rev-parse", "--git-dir"], cwd=folder, capture_output=True, check=False)
    return asked.returncode == 0


def _conflicts(project: Path) -> list[str]:
    asked = ["git", "diff", "--name-only", "--relative", "--diff-filter=U"]
    said = subprocess.run(asked, cwd=project, capture_output=True, text=True, check=True).stdout
    return sorted(set(said.splitlines()))
