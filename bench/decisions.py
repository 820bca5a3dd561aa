"""A decision table of 1,000 rows: Hanse's FEEL against pyDMNrules, on the same DMN file and the same questions.

`python bench/decisions.py` makes an environment of its own for pyDMNrules in a temporary folder, which is gone after
it; where that cannot be had it says so and measures Hanse alone. The other library takes a minute.
"""

import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from hanse.feel.dmn.model import Model, read_model
from hanse.feel.dmn.writing import write_dmn
from hanse.feel.tables.document import read_table

GOAL = 50
ROWS = 1000
ASKED = [{"Zone": f"zone {number}", "Age": number} for number in (0, 25, 50, 75, 99)]
ROUNDS = 200
PACKAGE = "pyDMNrules==1.4.5"

OTHER = """
import json, sys, time
import pyDMNrules
rules = pyDMNrules.DMN()
started = time.process_time()
status = rules.loadXML(sys.argv[1])
loaded = time.process_time() - started
if status.get("errors"):
    sys.exit(str(status["errors"])[:500])
found, times = [], []
for scope in json.loads(sys.argv[2]):
    started = time.process_time()
    status, made = rules.decide(scope)
    times.append(time.process_time() - started)
    made = made[-1] if isinstance(made, list) else made
    found.append(made["Result"])
print(json.dumps([loaded, sum(times) / len(times), found], default=str))
"""


def table() -> bytes:
    """The table as a DMN file: 100 zones, ten bands of age in each."""
    rules = [
        [f'"zone {number // 10}"', f"[{number % 10 * 10}..{number % 10 * 10 + 10})", number] for number in range(ROWS)
    ]
    givens = {"Zone": "string", "Age": "number"}
    outputs = [{"name": "fee", "type": "number"}]
    document = {"table": "Fee", "givens": givens, "outputs": outputs, "rules": rules}
    return write_dmn(read_table(document).definitions())


def our_seconds(model: Model) -> float:
    """Processor time of one decision; the best of the rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        for scope in ASKED:
            model.decide("Fee", scope)
        best = min(best, (time.process_time() - started) / len(ASKED))
    return best


def their_seconds(file: Path, folder: Path) -> tuple[float, float, list[object]] | str:
    """Processor time of loading and of one decision, and the results; or why they cannot be had."""
    venv.create(folder / "environment", with_pip=True)
    python = folder / "environment" / "bin" / "python"
    install = [python, "-m", "pip", "install", "-q", PACKAGE]
    installed = subprocess.run(install, capture_output=True, text=True, check=False)
    if installed.returncode:
        return f"{PACKAGE} cannot be installed here"
    done = subprocess.run(
        [python, "-c", OTHER, file, json.dumps(ASKED)], capture_output=True, text=True, check=False, timeout=1200
    )
    if done.returncode:
        return f"pyDMNrules does not run it: {done.stderr[-500:]}"
    loaded, seconds, found = json.loads(done.stdout.splitlines()[-1])
    return loaded, seconds, found


def main() -> None:
    data = table()
    started = time.process_time()
    model = read_model(data)
    read = time.process_time() - started
    expected = [model.decide("Fee", scope).value for scope in ASKED]
    assert [int(value) for value in expected] == [0, 252, 505, 757, 999], expected
    ours = our_seconds(model)
    print(f"Hanse       reads {ROWS} rows in {read:.3f} s, decides in {ours * 1e6:.0f} µs")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "fee.dmn")
        file.write_bytes(data)
        theirs = their_seconds(file, Path(folder))
    if isinstance(theirs, str):
        print(f"pyDMNrules  not compared: {theirs}")
        return
    loaded, seconds, found = theirs
    print(f"pyDMNrules  reads them in {loaded:.3f} s, decides in {seconds * 1e6:.0f} µs")
    print(f"its results: {found}; ours: {list(map(str, expected))}")
    ratio = seconds / ours
    print(f"a decision: {ratio:.0f} × faster   goal ≥ {GOAL} ×: {'met' if ratio >= GOAL else 'missed'}")


if __name__ == "__main__":
    sys.exit(main())
