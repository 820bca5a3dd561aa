"""Where the embedded PostgreSQL keeps its data, log, locks and socket."""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hanse.host.postgres.account import Account
from hanse.host.postgres.errors import NotAllowed

ELSEWHERE = Path("/var/lib/hanse")


@dataclass(frozen=True)
class Places:
    """The files of one embedded PostgreSQL under its `home` (var/postgres)."""

    home: Path

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def making(self) -> Path:
        """Where a new data folder is made, to be renamed when it is whole."""
        return self.home / "data.making"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def door(self) -> Path:
        """Lock held while starting or stopping."""
        return self.home / "door.lock"

    @property
    def users(self) -> Path:
        """Lock shared by everyone who uses the running server."""
        return self.home / "users.lock"

    @property
    def kept(self) -> Path:
        """Mark that the running server stays until somebody stops it by name."""
        return self.home / "kept"

    @property
    def sockets(self) -> Path:
        """A short folder for the socket: a socket's whole path may have 107 bytes, and a project's path more."""
        digest = hashlib.sha256(os.fsencode(self.home.resolve())).hexdigest()[:12]
        return _short_temporary_folder() / f"hanse-{digest}"


def _short_temporary_folder() -> Path:
    usual = Path("/tmp")  # noqa: S108 - the folder in it is private, and checked to be
    return usual if os.access(usual, os.W_OK | os.X_OK) else Path(tempfile.gettempdir())


def settle(home: Path, account: Account, *, elsewhere: Path = ELSEWHERE) -> Places:
    """Make the home of the data, owned by the account; returns where it really is.

    Where root's folder is closed to the account, the home becomes a link to a folder under /var/lib/hanse.
    Raises `NotAllowed` with what to do.
    """
    try:
        if home.is_symlink() and not home.exists():
            home.readlink().mkdir(mode=0o755, parents=True)
        home.mkdir(mode=0o755, parents=True, exist_ok=True)
        if not account.reaches(home.resolve()):
            if any(home.iterdir()):
                raise NotAllowed(
                    f"The account {account.name}, which runs PostgreSQL, cannot enter {home}. "
                    f"Open the folders above it (chmod o+x), or choose another place with HANSE_VAR."
                )
            home = _link(home, elsewhere)
        account.own(home)
    except OSError as error:
        raise NotAllowed(
            f"The folder {home} cannot be made or written ({error.strerror}). "
            "Choose a folder that can be written with HANSE_VAR."
        ) from error
    return Places(home.resolve())


def _link(home: Path, elsewhere: Path) -> Path:
    real = elsewhere / f"postgres-{hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:12]}"
    real.mkdir(mode=0o755, parents=True, exist_ok=True)
    home.rmdir()
    home.symlink_to(real)
    return home


def open_socket_folder(folder: Path, account: Account) -> None:
    """Make the socket's folder, private to the account; raises `NotAllowed` where a stranger holds the name."""
    try:
        folder.mkdir(mode=0o700)
        account.own(folder)
    except FileExistsError:
        pass
    except OSError as error:
        raise NotAllowed(f"The folder {folder} for PostgreSQL's socket cannot be made ({error.strerror}).") from error
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid:
        raise NotAllowed(f"{folder}, where PostgreSQL's socket belongs, is somebody else's. Remove it and start again.")
    if stat.S_IMODE(found.st_mode) != 0o700:
        folder.chmod(0o700)


def clear_socket_folder(folder: Path) -> None:
    """Remove a killed server's socket and its lock: the folder is one home's alone, and no server of it runs."""
    for left in folder.glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)
