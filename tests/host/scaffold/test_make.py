"""A project's two commands, word for word, on a machine that has Python, make and git, and nothing of Hanse yet."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest

from hanse.host.postgres import server
from tests.host.scaffold.alone import Place

pytestmark = pytest.mark.long
PATIENCE = 300


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = Place(tmp_path_factory.mktemp("make"))
    place.run("hanse", "new", "harbour", "--name", "Harbour City", "--hanse", str(place.wheel))
    yield place.folder / "harbour"
    for site in ("var/tests", "var"):
        server.stop(place.folder / "harbour" / site / "postgres")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a person's shell has: no environment of Python, but the way to the package index that this machine uses."""
    index = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_")) or "proxy" in name}
    home, path = tmp_path_factory.mktemp("home"), f"{sys.base_prefix}/bin:/usr/bin:/bin"
    return index | {"HOME": str(home), "PATH": path, "LANG": "C.UTF-8"}


def test_make_test_installs_the_packages_and_passes(city, fresh):
    done = subprocess.run(["make", "test"], cwd=city, env=fresh, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "street_tree 1.0.0 is sound." in done.stdout
    assert re.search(r"^\d+ passed", done.stdout, re.MULTILINE), done.stdout


def test_make_demo_runs_the_site_until_it_is_interrupted(city, fresh):
    with (city.parent / "said").open("w+") as log:
        made = subprocess.Popen(
            ["make", "demo"], cwd=city, env=fresh, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            address = until(made, Path(log.name), r"runs at (http://localhost:\d+/)")
            with urlopen(f"{address}en/") as page:
                assert "Harbour City" in page.read().decode()
            family = psutil.Process(made.pid).children(recursive=True)
        finally:
            os.killpg(made.pid, signal.SIGINT)  # as Ctrl-C does
            made.wait(PATIENCE)
    assert psutil.wait_procs(family, timeout=PATIENCE)[1] == []


def until(process: "subprocess.Popen[bytes]", log: Path, words: str) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if (found := re.search(words, log.read_text())) is not None:
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"never said “{words}”:\n{log.read_text()}")
