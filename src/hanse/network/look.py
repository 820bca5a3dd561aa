"""How a network is called and looks, for settings: read before Django is there; the charter tells its faults later."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Appearance:
    """`look` is the setting HANSE_LOOK; `folder` holds the network's own static files, or is None."""

    name: str
    look: dict[str, str]
    folder: Path | None


def appearance(file: Path, name: str) -> Appearance:
    """What a network.toml says of it; `name` stands in where it says nothing."""
    said = _read(file)
    folder = file.parent / "static"
    look: dict[str, str] = {
        part: f"network/{said[part]}" for part in ("emblem", "icon") if part in said and (folder / said[part]).is_file()
    }
    if said.get("colours"):
        look |= {"colour": said["colours"][0], "stylesheet": "/network.css"}
    return Appearance(said.get("name") or name, look, folder if folder.is_dir() else None)


def _read(file: Path) -> dict[str, Any]:
    try:
        return dict(tomllib.loads(file.read_text(encoding="utf-8")).get("network", {}))
    except (OSError, ValueError):
        return {}
