"""What a supervisor's children leave behind when they or it are killed, found again and ended.

Each child leads a session of its own, which holds whatever it starts; the kernel gives the number of a session to no
other process while any of it lives. So the orphans of a killed server are found by its number.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

import psutil

PATIENCE = 10.0


def remember(file: Path, pids: Iterable[int]) -> None:
    """Write who the children are: number and birth, since numbers of processes come again."""
    file.parent.mkdir(parents=True, exist_ok=True)
    alive = [pid for pid in pids if psutil.pid_exists(pid)]
    file.write_text(json.dumps({str(pid): psutil.Process(pid).create_time() for pid in alive}), encoding="ascii")


def end(file: Path) -> int:
    """End the children that a killed supervisor left, and what they started; returns how many there were."""
    try:
        listed = json.loads(file.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return 0
    ended = _end([process for pid, born in listed.items() for process in _session(int(pid), born)])
    file.unlink(missing_ok=True)
    return ended


def end_orphans(dead: int) -> int:
    """End what a child that is dead had started; returns how many there were."""
    return _end(_session(dead, None))


def _session(leader: int, born: float | None) -> list[psutil.Process]:
    """Live processes of the session of this leader, born then or dead; none where its number is another's by now."""
    try:
        if psutil.Process(leader).create_time() != born:
            return []
    except psutil.NoSuchProcess:
        pass  # the leader is dead; what it started may live
    return [process for process in psutil.process_iter() if _session_of(process) == leader]


def _session_of(process: psutil.Process) -> int | None:
    try:
        return os.getsid(process.pid)
    except OSError:
        return None  # ended meanwhile, or none of our business


def _end(processes: list[psutil.Process]) -> int:
    for process in processes:
        process.terminate()
    _, stubborn = psutil.wait_procs(processes, timeout=PATIENCE)
    for process in stubborn:
        process.kill()
    return len(processes)
