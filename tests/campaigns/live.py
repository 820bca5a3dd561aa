"""A site as in production that a campaign may break: its own folder, embedded PostgreSQL, two server processes, a worker.

The folder is a copy of one that was made ready once (`var/tests`), so that a site starts in seconds.
"""

import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import psutil
import requests
from django.apps import apps

from hanse.host import locks
from hanse.host.postgres import server
from tests.databases import ROOT, migrations_digest
from tests.host.site import PATIENCE, Site, find_free_port

WORKERS = 2
SETTINGS = {
    "HANSE_MODE": "production",
    "HANSE_HOSTS": "127.0.0.1",
    "HANSE_TLS": "0",
    "HANSE_BEHIND_PROXY": "1",  # which says who calls, so that many who sign in at once are not taken for one
    "HANSE_LANGUAGES": "en,fr,ar",
    "HANSE_API_RATE": "1000000",
    "HANSE_SERVICES": str(Path(__file__).with_name("offered")),
}
READY = "Hanse listens"


class Live:
    """The site, started, killed and started again at one address."""

    def __init__(self, folder: Path, port: int, more: Mapping[str, str] | None = None) -> None:
        self.var, self.port = folder / "var", port
        self.settings = SETTINGS | (more or {})
        self.start()

    def start(self) -> None:
        arguments = ["serve", f"--port={self.port}", f"--workers={WORKERS}"]
        self.site = Site(self.var, *arguments, settings=self.settings)
        self.site.until(READY)

    def stop(self) -> None:
        if self.site.process.poll() is None:
            assert self.site.stop(signal.SIGTERM) == 0, self.site.said()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def home(self) -> Path:
        """Of the database; a site that is told of one by its address uses it all the same."""
        return self.var / "postgres"

    @property
    def database_url(self) -> str:
        found = server.running(self.home)
        assert found, "PostgreSQL is down"
        return server.url_of(found, "hanse")

    def database(self) -> list[psutil.Process]:
        """PostgreSQL's first process, and those of its connections and chores."""
        found = server.running(self.home)
        assert found, "PostgreSQL is down"
        first = psutil.Process(found.pid)
        return [first, *first.children(recursive=True)]

    def workers(self) -> list[psutil.Process]:
        """The processes that answer requests."""
        return [one for one in self.web().children(recursive=True) if "resource_tracker" not in " ".join(one.cmdline())]

    def web(self) -> psutil.Process:
        """The parent of the processes that answer requests."""
        return next(one for one in self.site.family() if "granian" in one.cmdline())

    def kill(self) -> None:
        """`kill -9` to every process of the site, its database included."""
        kill([*self.site.family(), psutil.Process(self.site.process.pid)])
        self.site.stop(signal.SIGKILL)


def kill(processes: Iterable[psutil.Process]) -> None:
    """`kill -9` to all of them, and wait until none runs."""
    victims = list(processes)
    for one in victims:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    end = time.monotonic() + PATIENCE
    while any(_runs(one) for one in victims):
        assert time.monotonic() < end, victims
        time.sleep(0.01)


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def new_folder() -> Path:
    """A folder, which every account can enter, with a site in it that was made ready and never started."""
    folder = Path(tempfile.mkdtemp(prefix="hanse-campaign-"))
    folder.chmod(0o755)
    _copy(_made_ready() / "var", folder / "var")
    return folder


def remove(folder: Path) -> None:
    server.stop(folder / "var" / "postgres")
    shutil.rmtree(folder)


def _made_ready() -> Path:
    """The folder from which others are copied; it is made anew when a migration changes."""
    digest = migrations_digest(Path(config.path) for config in apps.get_app_configs())
    kept = ROOT / "var" / "tests" / "campaigns" / digest
    kept.parent.mkdir(parents=True, exist_ok=True)
    with locks.alone(kept.parent / "lock"):
        if not kept.exists():
            for old in kept.parent.glob("*/"):
                shutil.rmtree(old)
            folder = Path(tempfile.mkdtemp(prefix="hanse-campaign-"))
            folder.chmod(0o755)
            Live(folder, find_free_port()).stop()
            _copy(folder, kept.with_suffix(".making"))
            kept.with_suffix(".making").rename(kept)
            remove(folder)
    return kept


def _copy(source: Path, target: Path) -> None:
    """Owners and times are kept: PostgreSQL looks at those, the collected static files at these."""
    subprocess.run(["cp", "-a", source, target], check=True)


def until_back(live: Live) -> None:
    """Wait until every process of the site has its database again: pages that read it come twenty times in a row."""
    give_up, answered = time.monotonic() + 40, 0
    while answered < 20:
        assert time.monotonic() < give_up, "the database did not come back"
        fine = requests.get(f"{live.address}/en/results/", timeout=10).ok
        answered = answered + 1 if fine else 0
