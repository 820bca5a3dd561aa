"""Where published frameworks lie, by key and version: those that Hanse carries, and a site's own beside them."""

import re
from collections.abc import Mapping
from pathlib import Path

from hanse.host import environment as env

HEAD = "framework.yaml"
"""The file that makes a folder a framework."""

CARRIED = Path(__file__).parent / "frameworks"


def own_folder() -> Path:
    """Where a site keeps frameworks of its own; it need not exist."""
    return Path(env.text("HANSE_FRAMEWORKS") or env.var() / "frameworks").resolve()


def published() -> Mapping[str, Mapping[str, Path]]:
    """Key → version → where it lies. A key that Hanse carries is never a site's."""
    return found_in(own_folder()) | found_in(CARRIED)


def found_in(folder: Path) -> dict[str, Mapping[str, Path]]:
    """The frameworks in one folder, versions from the oldest to the newest.

    `<key>/framework.yaml` is the only version of a framework and is listed under ""; several versions lie beside one
    another as `<key>/<version>.yaml` or `<key>/<version>/framework.yaml`.
    """
    places = sorted(folder.iterdir()) if folder.is_dir() else []
    found = {place.name: _versions(place) for place in places if place.is_dir()}
    return {key: versions for key, versions in found.items() if versions}


def _versions(folder: Path) -> Mapping[str, Path]:
    if (folder / HEAD).is_file():
        return {"": folder}
    files = {path.stem: path for path in folder.glob("*.yaml")}
    folders = {path.parent.name: path.parent for path in folder.glob(f"*/{HEAD}")}
    return dict(sorted((files | folders).items(), key=lambda one: _natural(one[0])))


def _natural(version: str) -> list[tuple[int, str]]:
    """Versions in the order of their numbers: 2.10 comes after 2.9."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", version) if part]
