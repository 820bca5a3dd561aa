"""How a new project gets Hanse: a version from the package index, or a wheel that lies in the project itself."""

import json
import shutil
import subprocess
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit
from urllib.request import url2pathname

from hanse.host.entries import PROJECT
from hanse.host.scaffold.errors import CannotMakeError

WHEELS = "wheels"
NEEDED = ("pyproject.toml", "README.md", "LICENSE")
"""Beside src/hanse, what a wheel is built from."""


def default_source() -> str:
    """What runs this: its source tree, or what it was installed from. Raises CannotMakeError."""
    return str(PROJECT.parent) if PROJECT.is_file() else installed_from(distribution("hanse"))


def installed_from(release: Distribution) -> str:
    """The wheel, source tree or address that pip was given instead of a name (PEP 610), or else the version.

    Raises CannotMakeError where that wheel or tree has gone: no other place is sure to have this very Hanse.
    """
    said = release.read_text("direct_url.json")
    if said is None:
        return f"hanse=={release.version}"
    address = str(json.loads(said)["url"])
    if not address.startswith("file:"):
        return f"hanse @ {address}"
    path = url2pathname(urlsplit(address).path)
    if not Path(path).exists():
        raise CannotMakeError(
            f"This Hanse was installed from {path}, which is not there any more, and a new project needs it. "
            "Say with --hanse where its wheel lies now, or which version your package index has (hanse==1.2.3)."
        )
    return path


def requirement_of(source: str, wheels: Path) -> str:
    """What a project's requirements say of Hanse; of a wheel or a source tree, a wheel is laid into `wheels`.

    Raises CannotMakeError.
    """
    path = Path(source)
    if path.suffix == ".whl" and path.is_file():
        wheels.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, wheels)
        return f"./{WHEELS}/{path.name}"
    if (path / "src" / "hanse").is_dir():
        return f"./{WHEELS}/{_built(path, wheels).name}"
    if "@" not in source and ("/" in source or path.suffix == ".whl"):
        raise CannotMakeError(f"There is no Hanse in {source}. Give a wheel, a source tree of Hanse, or hanse==1.2.3.")
    return source


def _built(tree: Path, wheels: Path) -> Path:
    """The wheel of a source tree, built from a copy, so that nothing is left in the tree."""
    with TemporaryDirectory(prefix="hanse-wheel-") as folder:
        copy, built = Path(folder) / "tree", Path(folder) / "built"
        shutil.copytree(tree / "src" / "hanse", copy / "src" / "hanse", ignore=shutil.ignore_patterns("__pycache__"))
        for name in NEEDED:
            if (tree / name).is_file():
                shutil.copy2(tree / name, copy)
        build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(built), str(copy)]
        done = subprocess.run(build, capture_output=True, text=True, check=False)
        if done.returncode:
            raise CannotMakeError(f"The wheel of {tree} could not be built:\n{done.stderr.strip()}")
        (wheel,) = built.glob("*.whl")
        wheels.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy2(wheel, wheels / wheel.name))
