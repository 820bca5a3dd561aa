"""The services that come with Hanse to be copied: each a folder, whose first lines say what it shows."""

from itertools import takewhile
from pathlib import Path

from hanse.frame.spec.file.reading import HEAD

FOLDER = Path(__file__).with_name("templates")
ASIDE = "What "
"""With this begins what a template cannot do yet; what it shows stands above."""


def templates() -> dict[str, Path]:
    """Key → folder, in the order of the alphabet."""
    return {head.parent.name: head.parent for head in sorted(FOLDER.glob(f"*/{HEAD}"))}


def shows(folder: Path) -> str:
    """What a template shows, in a sentence or two."""
    lines = (folder / HEAD).read_text(encoding="utf-8").splitlines()
    said = (line.removeprefix("#").strip() for line in takewhile(lambda line: line.startswith("#"), lines))
    return " ".join(takewhile(lambda words: not words.startswith(ASIDE), said))
