"""Which site this is: the project in whose folder a command runs, else the edition that is installed, else the frame's.

A project is a folder whose pyproject.toml says, under [tool.hanse], which Django settings are its own. Pure: no Django.
"""

import functools
import os
import sys
import tomllib
from pathlib import Path

from hanse.host.entries import declared
from hanse.host.environment import BadSetting

GROUP = "hanse.edition"
FRAME = "hanse.host.settings"


@functools.cache
def project(start: Path | None = None) -> Path | None:
    """The nearest folder, from `start` (default: where the command runs) upwards, that is a project."""
    here = (start or Path.cwd()).resolve()
    return next((folder for folder in (here, *here.parents) if _settings_in(folder)), None)


def settings() -> str:
    """The module of the site's Django settings: DJANGO_SETTINGS_MODULE, the project's, or the installed edition's."""
    found = project()
    own = _settings_in(found) if found else ""
    return os.environ.get("DJANGO_SETTINGS_MODULE") or own or declared(GROUP).get("settings", FRAME)


def enter() -> None:
    """Have the site's settings in the environment, for this process and its children."""
    found = project()
    if found and "DJANGO_SETTINGS_MODULE" not in os.environ:
        os.environ.setdefault("HANSE_VAR", str(found / "var"))
        sys.path.insert(0, str(found))
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(found), os.environ.get("PYTHONPATH")]))
    os.environ["DJANGO_SETTINGS_MODULE"] = settings()


def _settings_in(folder: Path) -> str:
    """Raises BadSetting where the file is there and cannot be read."""
    file = folder / "pyproject.toml"
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError:
        return ""
    except ValueError as error:
        raise BadSetting(f"{file} cannot be read: {error}") from error
    return str(said.get("tool", {}).get("hanse", {}).get("settings", ""))
