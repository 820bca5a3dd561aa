"""How long `hanse demo` takes from the command to a page that answers: the first start, and later ones.

Goals: a later start 5 s, the first (packages installed) 30 s. Run: make bench, or python bench/startup.py
"""

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FIRST_GOAL, LATER_GOAL = 30.0, 5.0
LATER_STARTS = 3


def seconds_to_page(var: Path) -> tuple[float, float]:
    """Seconds until the demo says that it runs (it says so once a page has answered), and until it has stopped."""
    begun = time.perf_counter()
    demo = subprocess.Popen(
        [sys.executable, "-m", "hanse", "demo"],
        env=os.environ | {"HANSE_VAR": str(var), "HANSE_MODE": "demo"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert demo.stdout
    said = []
    for line in demo.stdout:
        said.append(line)
        if "runs at" in line:
            break
    else:
        sys.exit("the demo did not start:\n" + "".join(said))
    ready = time.perf_counter() - begun
    begun = time.perf_counter()
    demo.send_signal(signal.SIGINT)
    demo.communicate()
    return ready, time.perf_counter() - begun


def main() -> None:
    for name in ("DATABASE_URL", "HANSE_MODE"):
        os.environ.pop(name, None)
    folder = Path(tempfile.mkdtemp(prefix="hanse-bench-"))
    folder.chmod(0o755)
    try:
        first, _ = seconds_to_page(folder / "var")
        later, stops = zip(*(seconds_to_page(folder / "var") for _ in range(LATER_STARTS)), strict=True)
    finally:
        shutil.rmtree(folder)
    print(f"first start to page   {first:6.2f} s   goal ≤ {FIRST_GOAL:g} s: {verdict(first, FIRST_GOAL)}")
    median = statistics.median(later)
    print(f"later start to page   {median:6.2f} s   goal ≤ {LATER_GOAL:g} s: {verdict(median, LATER_GOAL)}")
    print(f"Ctrl-C to all stopped {statistics.median(stops):6.2f} s")


def verdict(seconds: float, goal: float) -> str:
    return "met" if seconds <= goal else "missed"


if __name__ == "__main__":
    main()
