"""Which release of Hanse this is."""

import tomllib
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

from hanse.host.entries import PROJECT


def hanse_version() -> str:
    """The version as installed, or as the source tree says it."""
    try:
        return installed("hanse")
    except PackageNotFoundError:
        return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])
