"""Run a site: its database, its server processes and its worker, from one command until it is stopped."""

import http.client
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from hanse.host import database, leftovers, locks, prepared, secret
from hanse.host import environment as env
from hanse.host.ports import TRIED, claimed
from hanse.host.supervisor import Child, Supervisor, stop_on_signals

HANSE = [sys.executable, "-m", "hanse"]
READY_SECONDS = 60.0


class NotPrepared(Exception):
    """The site cannot be made ready; the message says why, or the reason was printed."""


class RunsAlready(Exception):
    """Another command runs the site of this folder."""


@dataclass(frozen=True)
class Wanted:
    """Where the server shall listen; unless `exactly`, the next free port will do when this one is taken."""

    host: str
    port: int
    exactly: bool


@dataclass(frozen=True)
class Listening:
    """Where the server listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        local = {"127.0.0.1", "0.0.0.0", "::", "::1"}  # noqa: S104 - shown, not bound
        return f"http://{'localhost' if self.host in local else self.host}:{self.port}/"


def run_site(wanted: Wanted, *, workers: int, ready: Callable[[Listening, str], None]) -> None:
    """Run until a signal comes; `ready` is called with what the demonstration says once a page answers.

    Raises `RunsAlready`, `NoPort`, `NotPrepared`, `GaveUp`, or what the database raises; whatever happens, all
    children are stopped first and the database last.
    """
    stopping = threading.Event()
    stop_on_signals(stopping)
    secret.ensure()
    listing = env.var() / "run" / "children.json"
    with ExitStack() as stack:
        said_where = stack.enter_context(_only_one())
        if leftovers.end(listing):
            print("Ended what an earlier start had left running.", file=sys.stderr)
        port = stack.enter_context(claimed(wanted.host, wanted.port, tried=1 if wanted.exactly else TRIED))
        base = stack.enter_context(database.available())
        address = Listening(wanted.host, port)
        said_where.write_text(address.url, encoding="utf-8")
        if env.mode() is env.Mode.DEMO:
            os.environ["HANSE_SITE_URL"] = address.url.rstrip("/")
        said = _make_ready(base.url, stopping)
        if stopping.is_set():
            return
        server, worker = _server(address, workers), Child("The worker", [*HANSE, "worker"])
        supervisor = Supervisor([server, worker], os.environ, listing, stopping)
        try:
            supervisor.start(server)
            if _answers(address, server, stopping):
                ready(address, said)
            if not stopping.is_set():
                supervisor.start(worker)  # after the first page, which has the processor to itself
            supervisor.watch(base.tend)
        finally:
            supervisor.stop()


@contextmanager
def _only_one() -> Iterator[Path]:
    """One supervisor for each folder: a killed one's children are ended by the next, a live one's must not be."""
    folder = env.var() / "run"
    folder.mkdir(parents=True, exist_ok=True)
    where = folder / "address"
    with locks.alone_or_none(folder / "site.lock") as descriptor:
        if descriptor is None:
            at = where.read_text(encoding="utf-8") if where.exists() else "an address to come"
            raise RunsAlready(f"Hanse runs already from {env.var()}, at {at}. Another folder is set with HANSE_VAR.")
        try:
            yield where
        finally:
            where.unlink(missing_ok=True)


def _make_ready(url: str, stopping: threading.Event) -> str:
    demo = env.mode() is env.Mode.DEMO
    if not demo and database.is_demonstration(url):
        raise NotPrepared("This database holds a demonstration, whose passwords are public. Not run.")
    before = prepared.recall(url) if demo else None
    if before is not None:
        return before
    said = _prepare(stopping)
    if demo and not stopping.is_set():
        database.mark_as_demonstration(url)
        prepared.remember(url, said)
    return said


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
    edition = env.text("HANSE_WSGI", "hanse.host.wsgi:application")
    return Child("The server", [*granian, *where, *how, *quiet, edition])


def _answers(address: Listening, server: Child, stopping: threading.Event) -> bool:
    """Whether a page answered before the time was up, the server died or the end was asked for."""
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end and not server.has_died() and not stopping.wait(0.05):
        try:
            status = _status(address)
        except OSError:
            continue
        if status < 500:
            return True
    return False


def _status(address: Listening) -> int:
    """The status of the first page, after redirects within the server (in production the first leads to https)."""
    path = "/"
    named = env.words("HANSE_HOSTS")
    for _ in range(3):
        connection = http.client.HTTPConnection(urlsplit(address.url).hostname or "", address.port, timeout=20)
        try:
            connection.request("GET", path, headers={"Host": named[0]} if named else {})
            response = connection.getresponse()
        finally:
            connection.close()
        path = response.headers.get("Location", "")
        if not path.startswith("/"):
            break
    return response.status
