"""Putting a framework where the site finds it; a version that is there is never changed."""

import filecmp
import shutil
from collections.abc import Iterator
from pathlib import Path

from hanse.diagnostic.method.building.translations import FOLDER
from hanse.diagnostic.method.loader import read_framework
from hanse.diagnostic.method.places import CARRIED, HEAD, found_in, own_folder
from hanse.diagnostic.method.reading.files import LISTS


class CannotInstallError(Exception):
    """Raised with what stands in the way and what to do."""


def install(path: Path) -> Path:
    """Copy a sound framework to `<folder of the site>/<key>/<version>`; installing the same again changes nothing.

    Raises FrameworkError where it is faulty, CannotInstallError where its name is taken or it cannot be written.
    """
    scheme = read_framework(path)
    if scheme.key in found_in(CARRIED):
        raise CannotInstallError(f"Hanse carries a framework “{scheme.key}”. Give yours another key.")
    target = own_folder() / scheme.key / _folder_name(scheme.version)
    if target.exists():
        if _same(path, target):
            return target
        raise CannotInstallError(
            f"Version {scheme.version} of {scheme.key} is installed and says something else. "
            "Answers may rest on it: give this one a new version."
        )
    try:
        _copy(path, target)
        read_framework(target)  # what it borrows must be in reach from there as well
    except OSError as error:
        raise CannotInstallError(f"{target} cannot be written: {error.strerror}.") from error
    except Exception:
        shutil.rmtree(target)
        raise
    return target


def _folder_name(version: str) -> str:
    if not version.strip(".") or any(sign in version for sign in "/\\@"):
        raise CannotInstallError(f"The version “{version}” cannot name a folder. Use letters, digits, “.” and “-”.")
    return version


def _files(path: Path) -> Iterator[tuple[Path, Path]]:
    """What belongs to a framework, and the name under which it lies in a folder."""
    if path.is_file():
        yield path, Path(HEAD)
        return
    yield path / HEAD, Path(HEAD)
    for name in (*LISTS, FOLDER):
        for file in sorted((path / name).rglob("*.yaml")):
            yield file, file.relative_to(path)


def _same(path: Path, target: Path) -> bool:
    ours, theirs = ({name: file for file, name in _files(one)} for one in (path, target))
    return ours.keys() == theirs.keys() and all(filecmp.cmp(ours[one], theirs[one], shallow=False) for one in ours)


def _copy(path: Path, target: Path) -> None:
    for file, name in _files(path):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target / name)
