"""The file of a backup: a zip whose members are listed, with their SHA-256, in its last one.

Any zip program opens it, and `sha256sum -c SHA256SUMS` holds what was unpacked against the list. It gets its name only
when it is whole and on the disk, so that whatever bears the name can be used.
"""

import hashlib
import os
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import IO

from hanse.host import locks
from hanse.host.backup.errors import Damaged, NotMade

SUMS = "SHA256SUMS"
PIECE = 1024 * 1024
BEGUN = ".begun"
_UNREADABLE = (KeyError, EOFError, OSError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What the library raises for a member that is not there, cut off, locked, or packed as nobody can unpack it."""


class Writing:
    """A backup that is being written."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._sums: list[str] = []

    def add(self, name: str, content: Iterable[bytes]) -> str:
        """Write a member piece by piece; returns its SHA-256."""
        digest = hashlib.sha256()
        with self._archive.open(_member(name), "w", force_zip64=True) as into:
            for piece in content:
                digest.update(piece)
                into.write(piece)
        self._sums.append(f"{digest.hexdigest()}  {name}\n")
        return digest.hexdigest()

    def finish(self) -> None:
        self._archive.writestr(_member(SUMS), "".join(self._sums))


@contextmanager
def written(target: Path) -> Iterator[Writing]:
    """A new backup under this name, or, whatever happens, nothing. Raises `NotMade`."""
    begun = target.with_name(f".{target.name}{BEGUN}")
    try:
        _refuse_what_is_there(target)
        descriptor = os.open(begun, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "w+b") as stream:
            _take(stream, target)
            try:
                with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
                    writing = Writing(archive)
                    yield writing
                    writing.finish()
                stream.flush()
                os.fsync(stream.fileno())
                _refuse_what_is_there(target)
                begun.rename(target)
                _fsync(target.parent)
            finally:
                begun.unlink(missing_ok=True)
    except OSError as error:
        where = error.filename or target
        raise NotMade(f"Not saved: {where} ({error.strerror or error}). Nothing of it is left.") from error


def sweep(folder: Path) -> None:
    """Remove what backups that were killed have left in a folder; one that is being written is left alone."""
    for left in folder.glob(f".*{BEGUN}"):
        with locks.alone_or_none(left) as descriptor:
            if descriptor is not None:
                left.unlink(missing_ok=True)


class Reading:
    """A backup that is being read. Raises `Damaged` where it is none."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        try:
            listed = [line.split("  ", 1) for line in archive.read(SUMS).decode().splitlines()]
            self.sums = {name: digest for digest, name in listed}
        except (ValueError, *_UNREADABLE) as error:
            raise Damaged("This file is no backup of Hanse, or is not all there.") from error

    def verify(self) -> None:
        """Read all of it, and hold it against its list. Raises `Damaged` with what is wrong."""
        if sorted(self._archive.namelist()) != sorted([SUMS, *self.sums]):
            raise Damaged("The backup does not hold what its list names.")
        for name, wanted in self.sums.items():
            digest = hashlib.sha256()
            for piece in self.pieces(name):
                digest.update(piece)
            if digest.hexdigest() != wanted:
                raise Damaged(f"The backup is damaged: {name} is not what was written.")

    def under(self, folder: str) -> list[str]:
        """The names of members below a folder, without it. Raises `Damaged` for one that leads out of it."""
        names = [name.removeprefix(f"{folder}/") for name in self.sums if name.startswith(f"{folder}/")]
        for name in names:
            if ".." in PurePosixPath(name).parts or PurePosixPath(name).is_absolute():
                raise Damaged(f"The backup names a file that leads out of its folder: {name}")
        return names

    def open(self, name: str) -> IO[bytes]:
        return self._archive.open(name)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member, piece by piece. Raises `Damaged`."""
        try:
            with self.open(name) as stream:
                while piece := stream.read(PIECE):
                    yield piece
        except _UNREADABLE as error:
            raise Damaged(f"The backup is damaged: {name} cannot be read.") from error


@contextmanager
def opened(file: Path) -> Iterator[Reading]:
    """A backup to read. Raises `Damaged`."""
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, zipfile.BadZipFile) as error:
        raise Damaged(f"{file} is no backup of Hanse, or is not all there.") from error
    with archive:
        yield Reading(archive)


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, time.gmtime()[:6])
    member.external_attr = 0o600 << 16
    return member


def _refuse_what_is_there(target: Path) -> None:
    if target.exists():
        raise NotMade(f"{target} is there already, and is left as it is. Choose another name.")


def _take(stream: IO[bytes], target: Path) -> None:
    if not locks.taken(stream.fileno()):
        raise NotMade(f"{target} is being written by another backup.")
    stream.truncate()


def _fsync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    with suppress(OSError):  # some file systems of other machines know no such thing
        os.fsync(descriptor)
    os.close(descriptor)
