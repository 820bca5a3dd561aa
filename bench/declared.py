"""What 200 declared services add to the start of a process: the first start with them, and later ones.

Each is one of the templates under a key of its own. Goal: less than 1 s more. Run: python bench/declared.py
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hanse.frame.spec.file.reading import HEAD
from hanse.frame.tools.carried import templates

SERVICES, STARTS, GOAL = 200, 5, 1.0
START = "import django; django.setup(); from hanse.frame.catalogue import offered; print(len(list(offered())))"


def seconds_to_start(var: Path, services: Path | None) -> float:
    """Seconds of a process from its command until its services are declared."""
    environment = os.environ | {
        "HANSE_VAR": str(var),
        "HANSE_MODE": "test",
        "HANSE_SECRET_KEY": "of this bench alone",  # a site keeps its own from start to start
        "DJANGO_SETTINGS_MODULE": "hanse.host.settings",  # the frame alone: it declares nothing of its own
        "HANSE_SERVICES": "" if services is None else str(services),
    }
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", START], env=environment, capture_output=True, text=True, check=True)
    taken = time.perf_counter() - begun
    assert int(done.stdout) == (0 if services is None else SERVICES), done.stdout
    return taken


def declare(folder: Path) -> None:
    """Copies of the templates, each with a key of its own."""
    originals = sorted(templates().items())
    for number in range(SERVICES):
        key, original = originals[number % len(originals)]
        copy = folder / f"{key}_{number}"
        shutil.copytree(original, copy)
        head = copy / HEAD
        head.write_text(head.read_text("utf-8").replace(f"\nkey: {key}\n", f"\nkey: {key}_{number}\n", 1), "utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hanse-bench-") as place:
        var, services = Path(place) / "var", Path(place) / "services"
        services.mkdir()
        declare(services)
        bare = statistics.median(seconds_to_start(var, None) for _ in range(STARTS))
        first = seconds_to_start(var, services) - bare
        later = statistics.median(seconds_to_start(var, services) for _ in range(STARTS)) - bare
    print(f"a process without services  {bare:6.2f} s")
    print(f"{SERVICES} services, first start    {first:6.2f} s more: all are read and checked")
    verdict = "met" if later <= GOAL else "missed"
    print(f"{SERVICES} services, later start    {later:6.2f} s more   goal ≤ {GOAL:g} s: {verdict}")


if __name__ == "__main__":
    main()
