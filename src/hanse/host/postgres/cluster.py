"""Making a data folder and starting its server."""

import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from hanse.host.postgres import postmaster
from hanse.host.postgres.account import Account, surroundings
from hanse.host.postgres.binaries import Binaries
from hanse.host.postgres.errors import CannotStart, WrongVersion
from hanse.host.postgres.places import Places, clear_socket_folder, open_socket_folder

OWNER = "hanse"
START_SECONDS = 300.0  # recovery after a crash may take its time
CHILDREN_SECONDS = 20.0
LOG_BYTES = 10_000_000
# A killed server's children hold its memory until they notice; the next server must wait for them.
CHILDREN_LEFT = "pre-existing shared memory block"


@dataclass(frozen=True)
class Options:
    """How a server runs. By default on its unix socket alone; `address` makes it listen on TCP as well.

    `durable=False` is for databases of tests: quicker, and lost when the machine stops.
    """

    port: int = 5432
    address: str = ""
    durable: bool = True

    def arguments(self, sockets: Path) -> list[str]:
        settings = {
            "listen_addresses": self.address,
            "port": str(self.port),
            "unix_socket_directories": str(sockets),
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "log_checkpoints": "off",
            # An error is told without the row that it is about: it names people.
            "log_error_verbosity": "terse",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
        return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def make(places: Places, account: Account, binaries: Binaries, options: Options) -> None:
    """Make the data folder, whole or not at all; raises `CannotStart` with initdb's last words."""
    shutil.rmtree(places.making, ignore_errors=True)  # what an interrupted start left
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    rights = [f"--username={OWNER}", "--auth-local=trust", "--auth-host=scram-sha-256"]
    sync = [] if options.durable else ["--no-sync"]
    made = account.run([binaries.program("initdb"), "-D", places.making, *locale, *rights, *sync])
    if made.returncode != 0:
        shutil.rmtree(places.making, ignore_errors=True)
        raise CannotStart(f"PostgreSQL could not make its data folder {places.data}.\n{_explain(made.stderr, places)}")
    places.making.rename(places.data)


def check_version(places: Places, binaries: Binaries) -> None:
    """Raise `WrongVersion` where the data was made by another major version."""
    made_by = (places.data / "PG_VERSION").read_text(encoding="ascii").strip()
    if made_by != binaries.major:
        raise WrongVersion(
            f"The database in {places.data} was made by PostgreSQL {made_by}; here is {binaries.major}. "
            f"Save it with Hanse's earlier release (hanse postgres dump), move the folder away, and load it again."
        )


def launch(
    places: Places, account: Account, binaries: Binaries, options: Options
) -> tuple[postmaster.Postmaster, "subprocess.Popen[bytes]"]:
    """Start the server and wait until it takes connections; raises `CannotStart` with its last words."""
    check_version(places, binaries)
    open_socket_folder(places.sockets, account)
    give_up = time.monotonic() + CHILDREN_SECONDS
    while True:
        postmaster.clear_stale(places.data)
        clear_socket_folder(places.sockets)
        process, before = _spawn(places, account, binaries, options)
        server = _wait(process, places.data)
        if server:
            return server, process
        words = _words_since(places.log, before)
        if CHILDREN_LEFT not in words or time.monotonic() > give_up:
            raise CannotStart(f"PostgreSQL did not start.\n{_explain(words, places)}")
        time.sleep(0.2)


def _spawn(
    places: Places, account: Account, binaries: Binaries, options: Options
) -> tuple["subprocess.Popen[bytes]", int]:
    if places.log.exists() and places.log.stat().st_size > LOG_BYTES:
        places.log.replace(places.log.with_suffix(".log.1"))
    with places.log.open("ab") as log:
        places.log.chmod(0o600)  # an error's details quote what was being stored
        account.own(places.log)
        before = log.tell()
        process = subprocess.Popen(
            [binaries.program("postgres"), "-D", places.data, *options.arguments(places.sockets)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=surroundings(),
            start_new_session=True,  # Ctrl-C in the terminal is for the launcher, which stops the server last
            **account.process(),
        )
    return process, before


def _wait(process: "subprocess.Popen[bytes]", data: Path) -> postmaster.Postmaster | None:
    end = time.monotonic() + START_SECONDS
    while process.poll() is None:
        server = postmaster.read(data)
        if server and server.pid == process.pid and server.ready:
            return server
        if time.monotonic() > end:
            process.terminate()
            process.wait()
        time.sleep(postmaster.STEP)
    return None


def _words_since(log: Path, before: int) -> str:
    with log.open("rb") as stream:
        stream.seek(before)
        return stream.read().decode("utf-8", "replace")


def _explain(words: str, places: Places) -> str:
    last = "\n".join(f"  {line}" for line in words.strip().splitlines()[-6:])
    if "No space left" in words:
        free = shutil.disk_usage(places.home).free // 1_000_000
        return f"The disk is full: {free} MB are free where {places.home} lies, and about 100 MB are needed.\n{last}"
    return last
