"""Run a site: its database, its server processes and its worker, from one command until it is stopped."""

import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hanse.host import database, prepared, secret
from hanse.host import environment as env
from hanse.host.ports import free_port
from hanse.host.supervisor import Child, GaveUp, Supervisor, stop_on_signals

HANSE = [sys.executable, "-m", "hanse"]
READY_SECONDS = 60.0


class NotPrepared(Exception):
    """The database or the static files could not be made ready; the reason was printed."""


@dataclass(frozen=True)
class Listening:
    """Where the server listens; `moved` when the port that was wanted was taken."""

    host: str
    port: int
    moved: bool

    @property
    def url(self) -> str:
        shown = {"0.0.0.0": "localhost", "::": "localhost", "127.0.0.1": "localhost"}.get(self.host, self.host)  # noqa: S104 - shown, not bound
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{self.port}/"


def choose_address(host: str, wanted: int, *, exactly: bool) -> Listening:
    """The address to listen on; with `exactly`, only the wanted port will do (the server then says if it is taken)."""
    port = wanted if exactly else free_port(host, wanted)
    return Listening(host, port, moved=port != wanted)


def run_site(address: Listening, *, workers: int, ready: Callable[[str], None]) -> None:
    """Run until a signal comes; `ready` is called with what the demonstration says once a page answers.

    Raises `NotPrepared`, `GaveUp`, or what the database raises; whatever happens, all children are stopped first
    and the database last.
    """
    stopping = threading.Event()
    stop_on_signals(stopping)
    secret.ensure()
    with database.available() as url:
        said = _ready_before(url)
        if said is None:
            said = _prepare(stopping)
            if stopping.is_set():
                return
            if env.mode() is env.Mode.DEMO:
                database.mark_as_demonstration(url)
                prepared.remember(url, said)
        server, worker = _server(address, workers), Child("The worker", [*HANSE, "worker"])
        supervisor = Supervisor([server, worker], os.environ, env.var() / "run" / "children.json", stopping)
        try:
            supervisor.start(server)
            if _answers(address.url, server, stopping):
                ready(said)
            if not stopping.is_set():
                supervisor.start(worker)  # after the first page, which has the processor to itself
            supervisor.watch()
        finally:
            supervisor.stop()


def _ready_before(url: str) -> str | None:
    return prepared.recall(url) if env.mode() is env.Mode.DEMO else None


def _prepare(stopping: threading.Event) -> str:
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "sign-ins"
        process = subprocess.Popen(
            [*HANSE, "manage", "prepare_site", f"--sign-ins={note}"], stdin=subprocess.DEVNULL, start_new_session=True
        )
        while process.poll() is None and not stopping.wait(0.02):
            pass
        if stopping.is_set():
            process.terminate()
            process.wait()
            return ""
        if process.returncode:
            raise NotPrepared("The site could not be made ready; what was wrong stands above.")
        return note.read_text(encoding="utf-8") if note.exists() else ""


def _server(address: Listening, workers: int) -> Child:
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--http", "1"]
    where = ["--host", address.host, "--port", str(address.port), "--workers", str(workers)]
    # A dead worker process is replaced; a slow page holds one thread of several.
    how = ["--respawn-failed-workers", "--blocking-threads", "4", "--workers-kill-timeout", "20"]
    quiet = ["--log-level", "warning"]
    edition = os.environ.get("HANSE_WSGI", "hanse.network.wsgi:application")
    return Child("The server", [*granian, *where, *how, *quiet, edition])


def _answers(url: str, server: Child, stopping: threading.Event) -> bool:
    """Whether a page answered before the time was up, the server died or the end was asked for."""
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end and not server.has_died() and not stopping.wait(0.05):
        try:
            with urllib.request.urlopen(url, timeout=10):  # noqa: S310 - our own address
                return True
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return True
        except OSError:
            continue
    return False


__all__ = ["GaveUp", "Listening", "NotPrepared", "choose_address", "run_site"]
