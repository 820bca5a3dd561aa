"""One `hanse` command as a person runs it: started, looked at, interrupted, killed."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import psutil

PATIENCE = 90


class Site:
    """A `hanse` command that runs until told to stop, with settings of its own and none of the tests'."""

    def __init__(
        self,
        var: Path,
        *arguments: str,
        settings: Mapping[str, str],
        python: Path = Path(sys.executable),
        within: Path | None = None,
    ) -> None:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("HANSE_", "DATABASE_"))}
        inherited.pop("DJANGO_SETTINGS_MODULE", None)
        self.log = (var.parent / f"log-{time.monotonic_ns()}").open("w+")
        self.process = subprocess.Popen(
            [python, "-m", "hanse", *arguments],
            env=inherited | {"HANSE_VAR": str(var)} | settings,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=within,
        )

    def said(self) -> str:
        return Path(self.log.name).read_text()

    def until(self, words: str) -> re.Match[str]:
        """Wait for words in what it says; fails with all that it said."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = re.search(words, self.said())
            if found:
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"never said “{words}”:\n{self.said()}")

    def port(self) -> int:
        return int(self.until(r"runs at http://localhost:(\d+)/")[1])

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, sign: int = signal.SIGINT) -> int:
        self.process.send_signal(sign)
        code = self.process.wait(PATIENCE)
        self.log.close()
        return code


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
