"""A preview that another command looks at: beside the one that somebody may have open, on a database of its own."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from hanse.host import environment as env
from hanse.host.running import HANSE

STARTS_WITHIN, STOPS_WITHIN = 180.0, 60.0
"""Seconds. The first start makes a database."""
RUNS = re.compile(r"The preview runs at (http://localhost:\d+)/")


@contextmanager
def previewed(service: Path) -> Iterator[str]:
    """Its address. Raises click.ClickException with what it said, where it does not start."""
    var = env.var() / "check"
    var.mkdir(parents=True, exist_ok=True)
    log = var / "preview.log"
    with log.open("w", encoding="utf-8") as said:
        child = subprocess.Popen(
            [*HANSE, "service", "preview", str(service)],
            env={**os.environ, "HANSE_VAR": str(var)},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield _address(child, log)
    finally:
        _stop(child)


def _address(child: "subprocess.Popen[bytes]", log: Path) -> str:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        ended = child.poll() is not None
        said = log.read_text(encoding="utf-8")
        if found := RUNS.search(said):
            return found[1]
        if ended:
            break
        time.sleep(0.1)
    raise click.ClickException(f"The preview did not start. It said:\n{log.read_text(encoding='utf-8')}")


def _stop(child: "subprocess.Popen[bytes]") -> None:
    """As Ctrl-C does; it stops its own children and its database."""
    if child.poll() is None:
        child.send_signal(signal.SIGINT)
    try:
        child.wait(STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
