"""What packages above the host declare as entry points, so that the host need not import upwards."""

import tomllib
from importlib.metadata import entry_points
from pathlib import Path

PROJECT = Path(__file__).parents[3] / "pyproject.toml"


def declared(group: str) -> dict[str, str]:
    """Name → `module:name`: of everything installed, and of this source tree where it runs uninstalled."""
    found = {point.name: point.value for point in entry_points(group=group)}
    if PROJECT.is_file():
        project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
        found |= project.get("entry-points", {}).get(group, {})
    return found
