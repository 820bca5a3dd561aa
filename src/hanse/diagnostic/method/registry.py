"""Published frameworks, by their names."""

from functools import cache
from pathlib import Path

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.method.loader import read_framework
from hanse.diagnostic.method.places import published
from hanse.diagnostic.method.problems import UnknownFrameworkError


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
        if framework.key != key:
            raise UnknownFrameworkError(f"The folder {key} holds the framework “{framework.key}”. Give both one name.")
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
