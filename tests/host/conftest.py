"""Homes of embedded servers for tests that start and kill them."""

import multiprocessing
import os
import pwd
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hanse.host.postgres import server
from hanse.host.postgres.cluster import Options

QUICK = Options(durable=False)
STRANGER = pwd.getpwnam("nobody")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every account can enter (pytest's own are closed to others), with a name that needs quoting."""
    made = Path(tempfile.mkdtemp(prefix="hanse test's $é "))
    made.chmod(0o755)
    yield made
    for home in [file.parent.parent for file in made.rglob("postmaster.pid")]:
        server.stop(home)
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def home(folder: Path) -> Path:
    return folder / "var" / "postgres"


def apart(function: Callable[..., Any], *arguments: object, uid: int | None = None) -> Any:
    """The function's result, or the words of what it raised, in a process of its own, by another user if asked.

    A fork, since the interpreter itself may lie where another user cannot read.
    """
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()

    def work() -> None:
        if uid is not None and os.geteuid() == 0:
            os.setgroups([])
            os.setgid(uid)
            os.setuid(uid)
        try:
            theirs.send(function(*arguments))
        except Exception as error:  # noqa: BLE001 - it is handed to the test
            theirs.send(error)

    process = context.Process(target=work)
    process.start()
    theirs.close()
    try:
        return ours.recv()
    finally:
        process.join()
        process.close()
        ours.close()
