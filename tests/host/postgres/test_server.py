"""The embedded server, really started, shared, killed and found again."""

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from hanse.host.postgres import server
from hanse.host.postgres.binaries import find, usable_by
from hanse.host.postgres.cluster import Options
from hanse.host.postgres.errors import CannotStart, NotAllowed, WrongVersion
from hanse.host.postgres.server import Ending
from tests.host.conftest import QUICK, STRANGER, apart
from tests.host.postgres.test_places import NOBODY

AS_ROOT = os.geteuid() == 0
LAUNCHER = """
import sys
from contextlib import suppress
from pathlib import Path
from hanse.host.postgres.binaries import find, usable_by
from hanse.host.postgres.cluster import Options
from hanse.host.postgres.server import acquire
lease = acquire(Path(sys.argv[1]), Options(durable=False))
print(lease.started, lease.url("postgres"), flush=True)
sys.stdin.read()
print(lease.release(), flush=True)
"""


def launcher(home: Path) -> "subprocess.Popen[str]":
    """Another process that takes a lease, says so, and gives it back when its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", LAUNCHER, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def finish(process: "subprocess.Popen[str]") -> str:
    out, _ = process.communicate()
    return out.strip()


def ask(url: str, query: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(query).fetchone()
    return row and row[0]


def write(url: str, value: int) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (value int)")
        connection.execute("INSERT INTO kept VALUES (%s)", [value])


def is_gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def wait_until_gone(pid: int) -> None:
    end = time.monotonic() + 10
    while not is_gone(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert is_gone(pid)


def test_first_start_makes_a_utf8_database_that_sorts_alike_on_every_machine(home):
    with server.leased(home, QUICK) as lease:
        url = lease.url("postgres")
        assert lease.started
        assert ask(url, "SHOW server_encoding") == "UTF8"
        query = "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'postgres'"
        assert ask(url, query) == "bC.UTF-8"
        assert ask(url, "SELECT upper('é')") == "É"
        for extension in ("pg_trgm", "unaccent", "vector", "citext"):
            with psycopg.connect(url) as connection:
                connection.execute(f"CREATE EXTENSION {extension}")


def test_the_server_never_runs_as_root_and_takes_nobody_elses_connections(home):
    with server.leased(home, QUICK) as lease:
        assert psutil.Process(lease.server.pid).uids().effective != 0
        assert lease.server.sockets.stat().st_mode & 0o777 == 0o700
        assert lease.places.log.stat().st_mode & 0o777 == 0o600
        assert ask(lease.url("postgres"), "SHOW listen_addresses") == ""


def test_its_log_tells_of_an_error_without_the_row(home):
    with server.leased(home, QUICK) as lease:
        with psycopg.connect(lease.url("postgres"), autocommit=True) as connection:
            connection.execute("CREATE TABLE person (email text UNIQUE)")
            for _time in range(2):
                with suppress(psycopg.errors.UniqueViolation):
                    connection.execute("INSERT INTO person VALUES (%s)", ["somebody@example.org"])
        log = lease.places.log.read_text()
    assert "person_email_key" in log
    assert "somebody@example.org" not in log


def test_a_path_longer_than_a_socket_may_have(folder):
    home = folder / ("a long name " * 8) / ("and a longer one " * 8) / "postgres"
    with server.leased(home, QUICK) as lease:
        assert len(str(home)) > 200
        assert len(f"{lease.server.sockets}/.s.PGSQL.5432") < 60
        assert ask(lease.url("postgres"), "SELECT 1") == 1


def test_release_stops_it_and_nothing_is_lost(home):
    with server.leased(home, QUICK) as lease:
        write(lease.url("postgres"), 7)
    assert is_gone(lease.server.pid)
    assert server.running(home) is None
    with server.leased(home, QUICK) as lease:
        assert ask(lease.url("postgres"), "SELECT value FROM kept") == 7


def test_a_second_start_shares_it_and_the_last_to_leave_stops_it(home):
    first = launcher(home)
    assert first.stdout.readline().startswith("True ")
    second = server.acquire(home, QUICK)
    assert not second.started
    assert finish(first) == Ending.SHARED
    assert ask(second.url("postgres"), "SELECT 1") == 1
    assert second.release() is Ending.STOPPED
    assert is_gone(second.server.pid)


def test_many_starts_at_once_make_one_server(home):
    launchers = [launcher(home) for _ in range(3)]
    said = [process.stdout.readline().split(maxsplit=1) for process in launchers]
    assert sorted(started for started, _ in said) == ["False", "False", "True"]
    assert len({url for _, url in said}) == 1
    with ThreadPoolExecutor() as pool:
        endings = sorted(pool.map(finish, launchers))
    assert endings == [Ending.SHARED, Ending.SHARED, Ending.STOPPED]


def test_a_killed_launcher_leaves_a_server_that_the_next_one_finds(home):
    killed = launcher(home)
    url = killed.stdout.readline().split()[1]
    write(url, 1)
    killed.kill()
    killed.communicate()
    lease = server.acquire(home, QUICK)
    assert not lease.started
    assert ask(lease.url("postgres"), "SELECT value FROM kept") == 1
    assert lease.release() is Ending.STOPPED


@pytest.mark.parametrize("whole", [False, True], ids=["its first process", "all its processes"])
def test_a_killed_server_recovers_what_was_committed(home, whole):
    lease = server.acquire(home, Options())
    write(lease.url("postgres"), 1)
    open_connection = psycopg.connect(lease.url("postgres"))
    open_connection.execute("INSERT INTO kept VALUES (2)")  # never committed
    victim = psutil.Process(lease.server.pid)
    for process in [*(victim.children(recursive=True) if whole else []), victim]:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGKILL)
    wait_until_gone(victim.pid)
    again = server.acquire(home, Options())
    assert again.started
    assert ask(again.url("postgres"), "SELECT sum(value) FROM kept") == 1
    open_connection.close()
    lease.release()
    again.release()


def test_a_server_whose_socket_was_swept_away_is_started_anew(home):
    lease = server.acquire(home, QUICK)
    write(lease.url("postgres"), 1)
    shutil.rmtree(lease.server.sockets)
    with server.leased(home, QUICK) as again:
        assert again.started
        assert ask(again.url("postgres"), "SELECT value FROM kept") == 1
        lease.release()


def test_an_interrupted_first_start_is_begun_anew(home):
    (home / "data.making" / "base").mkdir(parents=True)
    home.parent.chmod(0o755)
    with server.leased(home, QUICK) as lease:
        assert ask(lease.url("postgres"), "SELECT 1") == 1
    assert not (home / "data.making").exists()


def test_a_lock_file_whose_number_another_process_has_by_now(home):
    lease = server.acquire(home, QUICK)
    lock = lease.places.data / "postmaster.pid"
    written = lock.read_text()
    lease.release()
    stranger = subprocess.Popen(["sleep", "60"], cwd="/", **lease.account.process())
    lock.write_text(written.replace(str(lease.server.pid), str(stranger.pid), 1))
    lease.account.own(lock)
    try:
        with server.leased(home, QUICK) as again:
            assert again.started
            assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_kept_server_runs_until_it_is_stopped_by_name(home):
    lease = server.acquire(home, QUICK)
    lease.keep()
    assert lease.release() is Ending.KEPT
    assert server.acquire(home, QUICK).release() is Ending.KEPT
    assert server.running(home)
    assert server.stop(home)
    assert is_gone(lease.server.pid)
    assert not server.stop(home)
    assert server.acquire(home, QUICK).release() is Ending.STOPPED


def test_data_of_another_major_version_is_refused_and_left_alone(home):
    server.acquire(home, QUICK).release()
    (home / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(WrongVersion, match="made by PostgreSQL 9"):
        server.acquire(home, QUICK)
    assert (home / "data" / "base").exists()


def test_what_keeps_the_server_from_starting_is_said(home):
    server.acquire(home, QUICK).release()
    with (home / "data" / "postgresql.conf").open("a") as settings:
        settings.write("shared_buffers = 'as much as you like'\n")
    with pytest.raises(CannotStart, match="shared_buffers"):
        server.acquire(home, QUICK)


def test_a_place_that_cannot_be_a_folder(folder):
    (folder / "var").write_text("a file")
    with pytest.raises(NotAllowed, match="HANSE_VAR"):
        server.acquire(folder / "var" / "postgres", QUICK)


@pytest.mark.skipif(not AS_ROOT, reason="only root can become somebody else")
def test_an_ordinary_user_runs_it_as_oneself(folder, home, monkeypatch):
    os.chown(folder, STRANGER.pw_uid, -1)
    readable = usable_by(NOBODY, find())  # this environment may lie where only root can read
    monkeypatch.setattr(server, "find", lambda: readable)

    def start_and_stop() -> tuple[bool, int, Ending]:
        lease = server.acquire(home, QUICK)
        owner = psutil.Process(lease.server.pid).uids().effective
        return lease.account.drops, owner, lease.release()

    assert apart(start_and_stop, uid=STRANGER.pw_uid) == (False, STRANGER.pw_uid, Ending.STOPPED)


@pytest.mark.skipif(not AS_ROOT, reason="only root can become somebody else")
def test_an_ordinary_user_is_told_of_a_folder_that_cannot_be_written(folder, home):
    refused = apart(server.acquire, home, QUICK, uid=STRANGER.pw_uid)
    assert isinstance(refused, NotAllowed)
    assert "Permission denied" in str(refused)
    assert "HANSE_VAR" in str(refused)


@pytest.mark.skipif(not AS_ROOT, reason="only root can give data to somebody else")
def test_data_of_another_person_is_not_touched(home):
    lease = server.acquire(home, QUICK)
    lease.release()
    refused = apart(server.acquire, home, QUICK, uid=STRANGER.pw_uid + 1 if STRANGER.pw_uid < 2**16 - 3 else 1)
    assert isinstance(refused, NotAllowed)
    assert f"belongs to {lease.account.name}" in str(refused)


@pytest.mark.skipif(not AS_ROOT, reason="only root can mount")
def test_a_full_disk_is_called_so(home):
    home.parent.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "none", home.parent], check=False, capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be made here: {mounted.stderr.strip()}")
    try:
        with pytest.raises(CannotStart, match="disk is full"):
            server.acquire(home, QUICK)
        assert not (home / "data").exists()
        assert not (home / "data.making").exists()
    finally:
        subprocess.run(["umount", "--lazy", home.parent], check=True)


def test_a_server_on_tcp_asks_for_a_password(home, free_port):
    with server.leased(home, Options(port=free_port, address="127.0.0.1", durable=False)) as lease:
        with psycopg.connect(lease.url("postgres"), autocommit=True) as connection:
            connection.execute("ALTER ROLE hanse PASSWORD 'sesame'")
        address = f"@127.0.0.1:{free_port}/postgres"
        assert ask(f"postgresql://hanse:sesame{address}", "SELECT 1") == 1
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(f"postgresql://hanse:wrong{address}")
