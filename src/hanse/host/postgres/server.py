"""The embedded PostgreSQL as others use it: take a lease, get an address, give the lease back.

The first lease starts the server; whoever gives back the last one stops it. A lease ends with its process,
however that ends; a server left running by a killed launcher is found and used by the next one.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from hanse.host import environment as env
from hanse.host import locks
from hanse.host.postgres import cluster, postmaster
from hanse.host.postgres.account import Account, account_for
from hanse.host.postgres.binaries import find, usable_by
from hanse.host.postgres.cluster import OWNER, Options
from hanse.host.postgres.errors import NotAllowed
from hanse.host.postgres.places import Places, settle
from hanse.host.postgres.postmaster import Postmaster

DATABASE = "hanse"


class Ending(StrEnum):
    STOPPED = "stopped"
    SHARED = "still used by others"
    KEPT = "kept running"


@dataclass
class Lease:
    """The right to use a running server; `started` when this lease started it."""

    places: Places
    account: Account
    server: Postmaster
    started: bool
    options: Options
    _user: int
    _process: "subprocess.Popen[bytes] | None"

    def url(self, database: str = DATABASE) -> str:
        """The address of one of its databases, as DATABASE_URL takes it."""
        return url_of(self.server, database)

    def keep(self) -> None:
        """Let the server run on after the last lease, until `stop`."""
        self.places.kept.write_text(f"{self.server.pid}\n", encoding="ascii")
        self.account.own(self.places.kept)

    def revive(self) -> bool:
        """Start the server again if it has died under us; True when that was needed. Its address stays the same."""
        if postmaster.is_server(self.server.pid, self.places.data):
            return False
        with locks.alone(self.places.door):
            found = postmaster.settled(self.places.data, patience=cluster.START_SECONDS)
            if found is None:
                if self._process:
                    self._process.wait()
                found, self._process = _start(self.places, self.account, self.options)
            self.server = found
        return True

    def release(self) -> Ending:
        """Give the lease back; stops the server if nobody else uses it and it is not kept."""
        with locks.alone(self.places.door):
            os.close(self._user)
            ending = self._ending()
            if ending is Ending.STOPPED:
                _stop(self.places, self.server)
        if self._process and ending is Ending.STOPPED:
            self._process.wait()
        elif self._process:
            self._process.returncode = 0  # it outlives us on purpose: Python need not warn of it
        return ending

    def _ending(self) -> Ending:
        if is_kept(self.places, self.server):
            return Ending.KEPT
        return Ending.SHARED if locks.has_users(self.places.users) else Ending.STOPPED


def default_home() -> Path:
    """`var/postgres`."""
    return env.var() / "postgres"


def url_of(server: Postmaster, database: str = DATABASE) -> str:
    return f"postgresql://{OWNER}@{quote(str(server.sockets), safe='')}:{server.port}/{quote(database)}"


def is_kept(places: Places, server: Postmaster) -> bool:
    try:
        return places.kept.read_text(encoding="ascii").strip() == str(server.pid)
    except FileNotFoundError:
        return False


def acquire(home: Path | None = None, options: Options | None = None) -> Lease:
    """Use the server of `home`, starting it, and before that making its data, as needed. Raises `PostgresError`."""
    home = home or default_home()
    options = options or Options()
    try:
        account = account_for(home / "data")
        places = settle(home, account)
        with locks.alone(places.door):
            server, process = postmaster.settled(places.data, patience=cluster.START_SECONDS), None
            if server and not server.answers():  # a cleaner of /tmp was here: nobody can come in any more
                _stop(places, server)
                server = None
            if server is None:
                server, process = _start(places, account, options)
            user = locks.join(places.users)
            for lock in (places.door, places.users):
                account.own(lock)
    except OSError as error:
        raise NotAllowed(
            f"{error.filename or home} cannot be read or written ({error.strerror}). "
            "Mend its rights or make room, or choose another folder with HANSE_VAR."
        ) from error
    return Lease(places, account, server, process is not None, options, user, process)


def _start(places: Places, account: Account, options: Options) -> tuple[Postmaster, "subprocess.Popen[bytes]"]:
    binaries = usable_by(account, find())
    if not places.data.exists():
        cluster.make(places, account, binaries, options)
    places.kept.unlink(missing_ok=True)
    return cluster.launch(places, account, binaries, options)


@contextmanager
def leased(home: Path | None = None, options: Options | None = None) -> Iterator[Lease]:
    """A lease for the length of a block."""
    lease = acquire(home, options)
    try:
        yield lease
    finally:
        lease.release()


def running(home: Path | None = None) -> Postmaster | None:
    """The running server of `home`, if there is one."""
    return postmaster.running((home or default_home()).resolve() / "data")


def stop(home: Path | None = None) -> bool:
    """Stop the server of `home` whoever uses it; False when none ran. Raises `NotAllowed` when it is another's."""
    places = Places((home or default_home()).resolve())
    account_for(places.data)
    server = running(home)
    if server is None:
        return False
    with locks.alone(places.door):
        places.kept.unlink(missing_ok=True)
        _stop(places, server)
    return True


def _stop(places: Places, server: Postmaster) -> None:
    postmaster.stop(server, places.data)
    with suppress(OSError):  # tidiness alone: the next start takes the folder as it finds it
        places.sockets.rmdir()
