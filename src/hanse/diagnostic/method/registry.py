"""The published frameworks, by key and version."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.method.loader import read_framework
from hanse.diagnostic.method.problems import UnknownFrameworkError
from hanse.diagnostic.method.reading.files import HEAD

PUBLISHED = Path(__file__).parent / "frameworks"


def published(folder: Path = PUBLISHED) -> Mapping[str, Mapping[str, Path]]:
    """Key → version → where it lies, versions from the oldest to the newest.

    `<key>/framework.yaml` is the only version of a framework and is listed under ""; several versions lie beside one
    another as `<key>/<version>.yaml` or `<key>/<version>/framework.yaml`.
    """
    found = {place.name: _versions(place) for place in sorted(folder.iterdir()) if place.is_dir()}
    return {key: versions for key, versions in found.items() if versions}


def load_framework(name: str) -> Framework:
    """A framework by key (the newest version), by `key@version`, or by the path of a file or folder.

    Raises UnknownFrameworkError, and FrameworkError where the files are faulty.
    """
    key, _, version = name.partition("@")
    versions = published().get(key)
    if versions:
        if version and version not in versions and "" not in versions:
            raise UnknownFrameworkError(f"{key} has no version “{version}”. There is: {', '.join(versions)}.")
        framework = _loaded(versions.get(version) or list(versions.values())[-1])
        if version and framework.version != version:
            raise UnknownFrameworkError(f"{key} has no version “{version}”. There is: {framework.version}.")
        return framework
    path = Path(name)
    if path.exists():
        return read_framework(path)
    raise UnknownFrameworkError(
        f"There is no framework “{name}” and no file or folder of this name. Published: {', '.join(published())}."
    )


@cache
def _loaded(path: Path) -> Framework:
    return read_framework(path)


def _versions(folder: Path) -> Mapping[str, Path]:
    if (folder / HEAD).is_file():
        return {"": folder}
    files = {path.stem: path for path in folder.glob("*.yaml")}
    folders = {path.parent.name: path.parent for path in folder.glob(f"*/{HEAD}")}
    return dict(sorted((files | folders).items(), key=lambda one: _natural(one[0])))


def _natural(version: str) -> list[tuple[int, str]]:
    """Versions in the order of their numbers: 2.10 comes after 2.9."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", version) if part]
