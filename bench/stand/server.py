"""A site as in production, made anew and measured: its own folder, database, two server processes and a worker."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hanse.host import database

WORKERS = 2
HANSE = [sys.executable, "-m", "hanse"]
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Somebody to measure: the ids of a submitted and of an open, fully answered assessment of hers.

    `choices` holds the options of each single choice of the open one, the given one first.
    """

    email: str
    password: str
    submitted: str
    open: str
    choices: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Site:
    """Where it listens, who is there to measure, and the process whose descendants serve."""

    port: int
    people: tuple[Coordinator, ...]
    pid: int
    folder: Path

    def processor_seconds(self) -> tuple[float, float]:
        """Processor time so far of the server's processes, and of the database's."""
        postmaster = int((self.folder / "postgres/data/postmaster.pid").read_text().split()[0])
        return _spent(self.pid), _spent(postmaster)


@contextmanager
def running_site(people: int, **settings: str) -> Iterator[Site]:
    """The demonstration's data, served as production serves, with so many people to measure; all gone at the end.

    `settings` are those of the environment that the site has beside the usual ones.
    """
    folder = Path(tempfile.mkdtemp(prefix="hanse-bench-"))
    folder.chmod(0o755)
    try:
        with _environment(folder, settings), database.available():
            demo = os.environ | {"HANSE_MODE": "demo"}
            subprocess.run([*HANSE, "manage", "prepare_site"], env=demo, check=True, stdout=subprocess.DEVNULL)
            made = subprocess.run(
                [sys.executable, "-m", "stand.people", str(people)], env=demo, check=True, stdout=subprocess.PIPE
            )
            port = _free_port()
            with _served(port) as pid:
                found = tuple(Coordinator(**one) for one in json.loads(made.stdout))
                yield Site(port, found, pid, folder)
    finally:
        shutil.rmtree(folder)


@contextmanager
def _environment(folder: Path, settings: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    here = Path(__file__).parents[1]
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(
        HANSE_VAR=str(folder),
        HANSE_MODE="production",
        HANSE_HOSTS="127.0.0.1,localhost",
        HANSE_TLS="0",
        DJANGO_SETTINGS_MODULE="stand.settings",
        PYTHONPATH=os.pathsep.join([str(here), os.environ.get("PYTHONPATH", "")]),
        **settings,
    )
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _served(port: int) -> Iterator[int]:
    command = [*HANSE, "serve", "--port", str(port), "--workers", str(WORKERS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as served:
        try:
            assert served.stdout
            if not any("Hanse listens" in line for line in iter(served.stdout.readline, "")):
                sys.exit("the server did not start")
            yield served.pid
        finally:
            served.terminate()
            served.wait(60)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _spent(root: int) -> float:
    """Processor seconds of a process and all its descendants, those included that have ended."""
    children: dict[int, list[int]] = defaultdict(list)
    ticks = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        pid = int(stat.parent.name)
        children[int(fields[1])].append(pid)
        ticks[pid] = sum(int(field) for field in fields[11:15])
    family = [root]
    for pid in family:  # grows while it is walked
        family += children[pid]
    return sum(ticks.get(pid, 0) for pid in family) / TICK
