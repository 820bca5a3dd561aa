"""The list of a supervisor's children in a file, so that a killed supervisor's children can be ended by the next."""

import json
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
    """End the children that a killed supervisor left, with their own children; returns how many there were."""
    try:
        listed = json.loads(file.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return 0
    family: list[psutil.Process] = []
    for pid, born in listed.items():
        try:
            process = psutil.Process(int(pid))
            if process.create_time() == born:
                family += [process, *process.children(recursive=True)]
        except psutil.NoSuchProcess:
            continue
    for process in family:
        process.terminate()
    _, stubborn = psutil.wait_procs(family, timeout=PATIENCE)
    for process in stubborn:
        process.kill()
    file.unlink(missing_ok=True)
    return len(family)
