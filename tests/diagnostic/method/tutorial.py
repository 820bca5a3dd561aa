"""A page of documentation as a script: its files are written, its commands run, and what they say compared."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
FENCE = re.compile(
    r"^```(\w+)(?: title=\"([^\"\n]+)\")?(?: (below|instead)=\"([^\n]+)\")?(?: (refused|running))?\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
REFUSED = 2


@dataclass(frozen=True)
class Block:
    """One fenced block: `kind` is its language, `title` the file that it is, or goes into: `below` or `instead` of a line.

    `mark` says of a command that it is refused, or goes on running, and then is left to the test.
    """

    kind: str
    title: str
    where: str
    line: str
    mark: str
    text: str

    @property
    def refused(self) -> bool:
        return self.mark == "refused"

    def write(self, folder: Path) -> None:
        file = folder / self.title
        file.parent.mkdir(parents=True, exist_ok=True)
        if not self.where:
            file.write_text(self.text, encoding="utf-8")
            return
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        wanted = self.line.replace('\\"', '"')
        number = next((number for number, line in enumerate(lines) if line.strip() == wanted), None)
        assert number is not None, f"{self.title} has no line “{wanted}”"
        lines[number] = self.text if self.where == "instead" else lines[number] + self.text
        file.write_text("".join(lines), encoding="utf-8")


def blocks(page: Path) -> list[Block]:
    found = FENCE.findall(page.read_text(encoding="utf-8"))
    return [Block(*parts) for parts in found]


def follow(
    page: Path, folder: Path, settings: Mapping[str, str], refusal: int = REFUSED
) -> Iterator[tuple[Block, str, str]]:
    """Do what the page says in a folder; yields each block of output with what was really said."""
    path = _with_command(folder)
    all_settings = {"PATH": path, "PYTHONPATH": str(ROOT / "src"), "HOME": str(folder), "LANG": "C.UTF-8", **settings}
    (folder / "work").mkdir()
    said, code = "", 0
    for block, following in zip(found := blocks(page), [*found[1:], None], strict=True):
        if block.title:
            block.write(folder / "work")
        elif block.kind == "sh" and block.mark != "running":
            done = subprocess.run(
                ["bash", "-ec", block.text],
                cwd=folder / "work",
                env=all_settings,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            said, code = done.stdout.replace("\ufeff", ""), done.returncode
            refused = following is not None and following.refused
            assert code == (refusal if refused else 0), f"{block.text}\n{said}"
        elif block.kind == "text":
            yield block, block.text, said


def agrees(shown: str, said: str) -> bool:
    """Whether each line shown was said, in this order; “…” stands for anything, on a line alone for any lines."""
    pattern = ""
    for line in shown.strip().splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(map(re.escape, line.rstrip().split("…"))) + r"\n"
    return re.search(r"(?:^|\n)" + pattern, said + "\n") is not None


def _with_command(folder: Path) -> str:
    """A search path on which `hanse` is this source tree's."""
    command = folder / "bin" / "hanse"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m hanse "$@"\n')
    command.chmod(0o755)
    return f"{command.parent}{os.pathsep}{os.environ['PATH']}"
