"""`hanse demo` and `hanse serve` as a person meets them: started, looked at, interrupted, killed, started again."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
import pytest

from hanse.host.postgres import server
from hanse.host.postgres.cluster import Options
from tests.host.site import PATIENCE, Site

ROOT = Path(__file__).parent.parent.parent
BARE = {
    "DJANGO_SETTINGS_MODULE": "tests.host.bare",
    "HANSE_WSGI": "tests.host.bare:application",
    "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
}


@dataclass(frozen=True)
class Begun:
    """A folder in which a demonstration was started once, and what that said."""

    folder: Path
    said: str


@pytest.fixture(scope="module")
def begun() -> Iterator[Begun]:
    """The first start of all, which makes the database; tests get a copy of the folder."""
    with new_folder() as folder:
        site = Site(folder / "var", "demo", settings=BARE)
        site.port()
        said = site.said()
        assert site.stop() == 0
        yield Begun(folder, said)


@pytest.fixture
def start(begun: Begun) -> Iterator[Callable[..., Site]]:
    """Start `hanse` commands; whatever a test leaves running is ended."""
    sites: list[Site] = []
    with new_folder() as folder:
        subprocess.run(["cp", "-a", begun.folder / "var", folder], check=True)  # PostgreSQL looks at owners

        def begin(*arguments: str, **settings: str) -> Site:
            sites.append(Site(folder / "var", *arguments, settings=BARE | settings))
            return sites[-1]

        yield begin
        for site in sites:
            if site.process.poll() is None:
                site.stop()
            site.log.close()


@contextmanager
def new_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="hanse site "))
    folder.chmod(0o755)
    yield folder
    server.stop(folder / "var" / "postgres")
    shutil.rmtree(folder)


def status(port: int, path: str = "/", host: str = "localhost") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Host": host})
    found = connection.getresponse().status
    connection.close()
    return found


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    _, left = psutil.wait_procs(processes, timeout=10)
    return left


def test_the_demo_starts_is_stopped_by_ctrl_c_and_starts_again_with_its_data(begun, start):
    assert "Preparing the database" in begun.said
    first = start("demo")
    port = first.port()
    assert status(port) == 200
    home = Path(first.log.name).parent / "var" / "postgres"
    url = server.url_of(server.running(home), "hanse_demo")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS value")
    family = first.family()
    assert len(family) >= 3  # the server, its worker process, the jobs' worker
    assert first.stop() == 0
    assert not alive(family)
    assert server.running(home) is None

    second = start("demo")
    second.port()
    assert "Preparing" not in second.said()
    with psycopg.connect(server.url_of(server.running(home), "hanse_demo")) as connection:
        assert connection.execute("SELECT value FROM kept").fetchone() == (7,)
    assert second.stop(signal.SIGTERM) == 0


@pytest.mark.long
def test_a_killed_demo_leaves_nothing_in_the_way_of_the_next(start):
    killed = start("demo")
    port = killed.port()
    left = killed.family()
    killed.stop(signal.SIGKILL)
    assert [process for process in left if process.is_running()]
    again = start("demo")
    assert again.port() == port
    again.until("Ended what an earlier start had left running")
    assert status(port) < 500
    assert again.stop() == 0
    assert not alive(left)


def test_a_taken_port_is_said_and_the_next_is_used(start):
    with socket.socket() as other:
        try:
            other.bind(("127.0.0.1", 8000))
            other.listen()
        except OSError:
            pass  # taken by somebody else: as good
        site = start("demo")
        assert site.port() > 8000
        site.until("Port 8000 is taken")
        assert start("demo", "--port", "8000").process.wait(PATIENCE) == 1  # from the same folder, too


def test_a_port_that_is_named_and_taken_is_refused_with_who_has_it(start):
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as a server that was left running has it
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = start("demo", f"--port={port}")
        refused.until(rf"Port {port} of 127.0.0.1 is taken by process {os.getpid()} .*choose another port with --port")
        assert refused.process.wait(PATIENCE) == 1


@pytest.mark.long
def test_a_second_demo_of_one_folder_is_sent_to_the_first(start):
    first = start("demo")
    port = first.port()
    second = start("demo")
    second.until(f"runs already from .*, at http://localhost:{port}/")
    assert second.process.wait(PATIENCE) == 1
    assert status(port) < 500


@pytest.mark.long
def test_a_server_process_that_dies_is_started_anew(start):
    site = start("demo")
    port = site.port()
    granian = next(process for process in site.family() if "granian" in " ".join(process.cmdline()))
    orphans = granian.children(recursive=True)
    granian.kill()
    site.until("The server ended .* is started anew")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            assert status(port) < 500
            break
        except OSError:
            time.sleep(0.1)
    else:
        pytest.fail(f"no page after the server was killed:\n{site.said()}")
    assert orphans
    assert not alive(orphans), "the killed server's own processes share the port with the new one"


@pytest.mark.long
def test_a_database_that_dies_is_started_anew_and_pages_come_again(start):
    site = start("demo")
    port = site.port()
    home = Path(site.log.name).parent / "var" / "postgres"
    psutil.Process(server.running(home).pid).kill()
    site.until("PostgreSQL had ended and was started anew")
    end = time.monotonic() + PATIENCE
    while status(port) != 200 and time.monotonic() < end:
        time.sleep(0.2)
    assert status(port) == 200
    assert site.stop() == 0
    assert server.running(home) is None


def test_the_demonstration_never_runs_in_production(start):
    refused = start("demo", HANSE_MODE="production")
    refused.until("passwords are public")
    assert refused.process.wait(PATIENCE) == 1


def test_production_names_all_that_is_not_set(start):
    refused = start("serve")
    assert refused.process.wait(PATIENCE) == 1
    for name in ("HANSE_HOSTS", "HANSE_SITE_URL", "HANSE_BEHIND_PROXY"):
        assert name in refused.said()


PRODUCTION = {"HANSE_HOSTS": "city.example", "HANSE_SITE_URL": "https://city.example", "HANSE_BEHIND_PROXY": "1"}


def test_production_answers_only_to_its_name_and_sends_people_to_https(start, free_port):
    site = start("serve", f"--port={free_port}", "--workers=1", **PRODUCTION)
    site.until("Hanse listens")
    assert status(free_port, host="city.example") == 301
    assert status(free_port, host="evil.example") == 400
    assert status(free_port, "/health/", host="evil.example") == 200  # for programs that watch it, by any name
    end = time.monotonic() + PATIENCE
    while (ready := status(free_port, "/ready/")) == 503 and time.monotonic() < end:  # its worker is still starting
        time.sleep(0.2)
    assert ready == 200
    doctor = start("doctor", **PRODUCTION)
    doctor.until(f"ok    the site at http://localhost:{free_port}/ is ready")
    assert site.stop(signal.SIGTERM) == 0


def test_production_refuses_the_database_of_a_demonstration(start, home, free_port):
    with server.leased(home, Options(durable=False)) as lease:
        with psycopg.connect(lease.url("postgres"), autocommit=True) as connection:
            connection.execute("ALTER DATABASE postgres SET hanse.demonstration = 'yes'")
        site = start("serve", f"--port={free_port}", DATABASE_URL=lease.url("postgres"), **PRODUCTION)
        site.until("holds a demonstration")
        assert site.process.wait(PATIENCE) == 1
