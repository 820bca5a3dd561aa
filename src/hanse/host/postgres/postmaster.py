"""The running server, as its own file `postmaster.pid` tells of it."""

import os
import signal
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

NO_PROCESS = 2**31 - 1
STEP = 0.01


@dataclass(frozen=True)
class Postmaster:
    """The first lines of `postmaster.pid`: process, TCP port (also in the socket's name), socket folder, readiness."""

    pid: int
    port: int
    sockets: Path
    ready: bool

    def answers(self) -> bool:
        """Whether somebody listens behind its socket."""
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.sockets / f".s.PGSQL.{self.port}")) == 0


def read(data: Path) -> Postmaster | None:
    """What the data folder says of its server; None when it says nothing, or not all of it yet."""
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        return Postmaster(int(lines[0]), int(lines[3]), Path(lines[4]), lines[7].strip() == "ready")
    except (FileNotFoundError, IndexError, ValueError):
        return None


def pid_of(data: Path) -> int | None:
    """The process that the lock file names, however little else the file holds."""
    try:
        return int((data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None


def is_server(pid: int, data: Path) -> bool:
    """Whether the process lives and is the server of this data folder: numbers of processes come again."""
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and Path(process.cwd()) == data.resolve()
    except psutil.Error:
        return False


def running(data: Path) -> Postmaster | None:
    """The live server of the data folder, starting or ready; None when there is none."""
    found = read(data)
    return found if found and is_server(found.pid, data) else None


def settled(data: Path, *, patience: float) -> Postmaster | None:
    """The live server once it is ready, or None once it is gone: a launcher may have been killed between the two."""
    end = time.monotonic() + patience
    while (server := running(data)) and not server.ready and time.monotonic() < end:
        time.sleep(STEP)
    return server


def clear_stale(data: Path) -> None:
    """Take a dead server's number out of the lock file, where another process has that number by now.

    The file stays: PostgreSQL reads in it whether a killed server's children still hold its memory.
    """
    pid = pid_of(data)
    if pid is None or is_server(pid, data) or not psutil.pid_exists(pid):
        return
    file = data / "postmaster.pid"
    rest = file.read_text(encoding="utf-8").splitlines(keepends=True)[1:]
    with file.open("r+", encoding="utf-8") as stream:  # in place: the owner stays
        stream.write("".join([f"{NO_PROCESS}\n", *rest]))
        stream.truncate()


def stop(server: Postmaster, data: Path, *, patience: float = 60) -> None:
    """Stop the server, ending open transactions; after `patience` seconds at once (it recovers at its next start)."""
    for sign, seconds in ((signal.SIGINT, patience), (signal.SIGQUIT, 20.0)):
        if not is_server(server.pid, data):
            return
        with suppress(ProcessLookupError):
            os.kill(server.pid, sign)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not is_server(server.pid, data):
                return
            time.sleep(STEP)
