"""A page of documentation as a script: its files are written, its commands run, and what they say compared."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
FENCE = re.compile(r"^```(\w+)(?: title=\"(.+?)\"| (refused))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REFUSED = 2


@dataclass(frozen=True)
class Block:
    """One fenced block: `kind` is its language, `title` the file that it is."""

    kind: str
    title: str
    refused: bool
    text: str


def blocks(page: Path) -> list[Block]:
    found = FENCE.findall(page.read_text(encoding="utf-8"))
    return [Block(kind, title, refused == "refused", text) for kind, title, refused, text in found]


def follow(page: Path, folder: Path, settings: Mapping[str, str]) -> Iterator[tuple[Block, str, str]]:
    """Do what the page says in a folder; yields each block of output with what was really said."""
    path = _with_command(folder)
    all_settings = {"PATH": path, "PYTHONPATH": str(ROOT / "src"), "HOME": str(folder), "LANG": "C.UTF-8", **settings}
    (folder / "work").mkdir()
    said, code = "", 0
    for block, following in zip(found := blocks(page), [*found[1:], None], strict=True):
        if block.title:
            (folder / "work" / block.title).parent.mkdir(parents=True, exist_ok=True)
            (folder / "work" / block.title).write_text(block.text, encoding="utf-8")
        elif block.kind == "sh":
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
            assert code == (REFUSED if refused else 0), f"{block.text}\n{said}"
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
