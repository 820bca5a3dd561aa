"""Hanse without the network: a wheel of host and what lies below it, from which all above is really absent."""

import configparser
import os
import re
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def above_the_host() -> list[str]:
    """The packages that the architecture puts above the host, the highest first."""
    linter = configparser.ConfigParser()
    linter.read(ROOT / ".importlinter")
    layers = linter["importlinter:contract:stack"]["layers"].partition("(host)")[0]
    return re.findall(r"\((\w+)\)", layers)


def frame_wheel(folder: Path) -> Path:
    """The wheel: the sources without those packages, and without the entry points that name them."""
    tree, above = folder / "tree", above_the_host()
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "src", "LICENSE", "README.md"]
    for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines():
        if not name.startswith(tuple(f"src/hanse/{one}/" for one in above)) and (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            (tree / name).write_bytes((ROOT / name).read_bytes())
    project = (ROOT / "pyproject.toml").read_text()
    (tree / "pyproject.toml").write_text(re.sub(rf'(?m)^\w+ = "hanse\.({"|".join(above)})\..*\n', "", project))
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", f"--wheel-dir={folder}", str(tree)]
    subprocess.run(command, check=True)
    (built,) = folder.glob("hanse-*.whl")
    return built


class Place:
    """An environment with that wheel alone, which borrows this environment's other packages, and a folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.wheel = frame_wheel(folder)
        self.folder = folder
        environment = folder / "environment"
        venv.create(environment, with_pip=False)
        self.bin = environment / "bin"
        python = str(self.bin / "python")
        install = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", str(self.wheel)]
        subprocess.run(install, check=True)
        site = next((environment / "lib").glob("python3*")) / "site-packages"
        (site / "borrowed.pth").write_text(f"{Path(pytest.__file__).parent.parent}\n")

    @property
    def environment(self) -> Mapping[str, str]:
        return {"PATH": f"{self.bin}{os.pathsep}/usr/bin:/bin", "HOME": str(self.folder), "LANG": "C.UTF-8"}

    @property
    def settings(self) -> Mapping[str, str]:
        """The same for a site: nothing of this source tree is on its path."""
        return {**self.environment, "PYTHONPATH": ""}

    def run(self, *command: str, within: Path | None = None, code: int = 0) -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            cwd=within or self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout
        return done.stdout
