"""The supervisor with real children."""

import os
import sys
import threading
import time

import psutil
import pytest

from hanse.host import leftovers, supervisor
from hanse.host.supervisor import Child, GaveUp, Supervisor

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
DIES = [sys.executable, "-c", "raise SystemExit(3)"]
STARTS_ANOTHER = [
    sys.executable,
    "-c",
    "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])",
]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print(flush=True); time.sleep(60)",
]


@pytest.fixture
def parent(tmp_path):
    made = []

    def make(*commands: list[str]) -> Supervisor:
        children = [Child(f"Child {number}", command) for number, command in enumerate(commands)]
        made.append(Supervisor(children, os.environ, tmp_path / "run" / "children.json", threading.Event()))
        for child in children:
            made[-1].start(child)
        return made[-1]

    yield make
    for each in made:
        each.stop()


def test_stop_ends_every_child_and_forgets_them(parent):
    site = parent(SLEEPS, SLEEPS)
    pids = [child.process.pid for child in site.children]
    site.stop()
    assert not any(psutil.pid_exists(pid) for pid in pids)
    assert not site.listing.exists()


def test_a_child_that_dies_is_started_anew(parent, capfd):
    site = parent(SLEEPS)
    first = site.children[0].process
    watching = threading.Thread(target=site.watch, args=[list])
    watching.start()
    first.kill()
    end = time.monotonic() + 10
    while site.children[0].process is first and time.monotonic() < end:
        time.sleep(0.02)
    site.stopping.set()
    watching.join()
    assert site.children[0].process.poll() is None
    assert "Child 0 ended (code -9) and is started anew." in capfd.readouterr().err


def test_a_child_that_only_dies_is_given_up(parent):
    site = parent(DIES)
    with pytest.raises(GaveUp, match="Child 0 ended 6 times"):
        site.watch(tend=list)


def test_a_child_that_does_not_listen_is_ended_after_a_while(parent, monkeypatch, capfd):
    monkeypatch.setattr(supervisor, "GRACE", 0.5)
    site = parent(DEAF)
    time.sleep(0.5)
    site.stop()
    assert site.children[0].process.returncode == -9
    assert "did not stop" in capfd.readouterr().err


def test_children_of_a_killed_supervisor_are_ended(parent):
    site = parent(SLEEPS)
    assert leftovers.end(site.listing) == 1
    assert site.children[0].process.poll() is not None
    assert leftovers.end(site.listing) == 0


def test_what_a_killed_child_had_started_is_ended_before_it_is_started_anew(parent):
    site = parent(STARTS_ANOTHER)
    first = psutil.Process(site.children[0].process.pid)
    end = time.monotonic() + 10
    while not first.children() and time.monotonic() < end:
        time.sleep(0.02)
    (orphan,) = first.children()
    watching = threading.Thread(target=site.watch, args=[list])
    watching.start()
    first.kill()
    psutil.wait_procs([orphan], timeout=10)
    site.stopping.set()
    watching.join()
    assert not orphan.is_running()


def test_orphans_of_a_child_that_died_with_its_supervisor_are_ended(parent):
    site = parent(STARTS_ANOTHER)
    first = psutil.Process(site.children[0].process.pid)
    end = time.monotonic() + 10
    while not first.children() and time.monotonic() < end:
        time.sleep(0.02)
    (orphan,) = first.children()
    first.kill()
    site.children[0].process.wait()
    assert leftovers.end(site.listing) == 1
    assert not orphan.is_running()


def test_another_process_with_a_dead_childs_number_is_left_alone(parent):
    site = parent(SLEEPS)
    pid = site.children[0].process.pid
    site.listing.write_text(f'{{"{pid}": 1.0}}')
    assert leftovers.end(site.listing) == 0
    assert site.children[0].process.poll() is None
