"""A folder that keeps the blocks of a study, so that a run that ended early goes on where it was."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hanse.diagnostic.engine.study.studies import Block

HEAD = "run.json"


class OtherRunError(ValueError):
    """The folder holds the blocks of another run."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One file a block, written beside and moved, so that whatever is there is whole."""

    folder: Path

    @classmethod
    def of(cls, folder: Path, head: Mapping[str, object]) -> "Checkpoint":
        """The folder, made where there is none; `head` says which run it is of.

        Raises OtherRunError where it says another, OSError where it cannot be written to.
        """
        folder.mkdir(parents=True, exist_ok=True)
        written, place = json.dumps(head, sort_keys=True), folder / HEAD
        if not place.exists():
            _replace(place, written.encode())
        elif place.read_text(encoding="utf-8") != written:
            raise OtherRunError(f"{folder} holds another run: other answers, framework, settings or seed")
        return cls(folder)

    def done(self) -> set[int]:
        return {int(path.stem) for path in self.folder.glob("*.npy")}

    def keep(self, number: int, block: Block) -> None:
        part = self.folder / f"{number}.part"
        with part.open("wb") as file:
            np.save(file, block, allow_pickle=False)
        part.replace(self._place(number))

    def kept(self, number: int) -> Block:
        """As it lies on the disk, not read into memory: of many units only some are looked at together."""
        found: Block = np.load(self._place(number), mmap_mode="r", allow_pickle=False)
        return found

    def _place(self, number: int) -> Path:
        return self.folder / f"{number}.npy"


def _replace(path: Path, content: bytes) -> None:
    whole = path.with_name(f".{path.name}.part")
    whole.write_bytes(content)
    whole.replace(path)
