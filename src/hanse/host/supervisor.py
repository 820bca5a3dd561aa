"""The parent of a site's processes: starts them, starts one anew that dies, stops all of them in order."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from hanse.host import leftovers

# A child that dies more often than this within the time (seconds) will not do better next time.
DEATHS, WITHIN = 5, 60.0
# Seconds that a child gets to finish its requests or jobs.
GRACE = 30.0
TICK = 0.2


class GaveUp(Exception):
    """A child died too often; its own words are in the log above."""


@dataclass
class Child:
    """One process: its name for people, its command, and when it has died."""

    name: str
    command: Sequence[str]
    process: "subprocess.Popen[bytes] | None" = None
    deaths: list[float] = field(default_factory=list)

    def start(self, environment: Mapping[str, str]) -> None:
        # A session of its own: Ctrl-C in the terminal reaches the supervisor alone, which then stops the others.
        self.process = subprocess.Popen(
            self.command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, start_new_session=True
        )

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None


class Supervisor:
    """Runs children until `stopping` is set."""

    def __init__(
        self, children: Sequence[Child], environment: Mapping[str, str], listing: Path, stopping: threading.Event
    ) -> None:
        self.children = children
        self.environment = environment
        self.listing = listing
        self.stopping = stopping

    def start(self, child: Child) -> None:
        """Start one of the children."""
        child.start(self.environment)
        self._remember()

    def watch(self, tend: Callable[[], None]) -> None:
        """Start anew what dies, until it is time to stop; `tend` is called at each look. Raises `GaveUp`."""
        while not self.stopping.wait(TICK):
            tend()
            for child in self.children:
                if child.has_died():
                    self._again(child)

    def stop(self) -> None:
        """Stop all children: ask each, last started first, then insist."""
        for child in reversed(self.children):
            if child.process is None:
                continue
            child.process.terminate()
            try:
                child.process.wait(GRACE)
            except subprocess.TimeoutExpired:
                print(f"{child.name} did not stop within {GRACE:.0f} seconds and is ended.", file=sys.stderr)
                child.process.kill()
                child.process.wait()
            leftovers.end_orphans(child.process.pid)
        self.listing.unlink(missing_ok=True)

    def _again(self, child: Child) -> None:
        assert child.process is not None
        now = time.monotonic()
        child.deaths = [moment for moment in child.deaths if now - moment < WITHIN] + [now]
        if len(child.deaths) > DEATHS:
            raise GaveUp(f"{child.name} ended {len(child.deaths)} times within a minute; what it said stands above.")
        print(f"{child.name} ended (code {child.process.returncode}) and is started anew.", file=sys.stderr)
        leftovers.end_orphans(child.process.pid)  # they would go on taking a part of the visitors
        self.start(child)

    def _remember(self) -> None:
        leftovers.remember(self.listing, [child.process.pid for child in self.children if child.process])


def stop_on_signals(stopping: threading.Event) -> None:
    """Let Ctrl-C, SIGTERM and a closed terminal ask for the end once; a second Ctrl-C changes nothing."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask)
