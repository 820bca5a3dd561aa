"""The service as its folder says now: read again once a file has changed; faulty, its faults and nothing older."""

import hashlib
import threading
import time
from pathlib import Path

from hanse.frame import catalogue
from hanse.frame.spec.faults import Fault, ProcedureError
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.folders import read_folder
from hanse.kernel.places import Place

PAUSE = 0.5
"""Seconds between two looks of a process that nobody asks for pages: the worker."""


class Shown:
    """One service; `edition` is another text after every change of its files."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.edition = ""
        self.procedure: Procedure | None = None
        self.faults: tuple[Fault, ...] = ()
        self._alone = threading.Lock()

    def follow(self, folder: Path) -> None:
        """Show the service in a folder, for the life of this process."""
        self.folder = folder
        self.look()
        threading.Thread(target=self._watch, name="preview", daemon=True).start()

    def look(self) -> None:
        """Read the files again where one has changed."""
        assert self.folder is not None
        with self._alone:
            edition = edition_of(self.folder)
            if edition != self.edition:
                self._read(self.folder)
                self.edition = edition

    def _read(self, folder: Path) -> None:
        try:
            read = read_folder(folder, catalogue.outcomes())
        except ProcedureError as error:
            self.faults = error.faults
        except OSError as error:
            self.faults = (Fault(Place(str(folder)), "", f"cannot be read ({error.strerror})."),)
        else:
            self._offer(read)
            self.procedure, self.faults = read, ()

    def _offer(self, procedure: Procedure) -> None:
        """In place of what it was. Earlier versions stay for cases that began under them."""
        earlier = [one for one in catalogue.every_version() if one.key == procedure.key]
        for key in {procedure.key, *([self.procedure.key] if self.procedure else [])}:
            catalogue.withdraw(key)
        for one in earlier:
            if catalogue.rank(one.version) < catalogue.rank(procedure.version):
                catalogue.declare(one)
        catalogue.declare(procedure)

    def _watch(self) -> None:
        while True:
            time.sleep(PAUSE)
            self.look()


def edition_of(folder: Path) -> str:
    """By name, size and time of every file of the service."""
    lines = []
    for file in sorted(folder.rglob("*.yaml")):
        try:
            found = file.stat()
        except OSError:  # an editor puts a new file in the old one's place
            continue
        lines.append(f"{file} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


shown = Shown()
