"""Running `hanse diagnose` and reading what it wrote, with nothing of Hanse's own in the comparison."""

import csv
import math
from pathlib import Path

from click.testing import CliRunner, Result

from hanse.diagnostic.management.diagnose import diagnose

type Record = dict[str, str]


def run(*words: object) -> Result:
    """`hanse diagnose` with these words."""
    return CliRunner().invoke(diagnose, [str(word) for word in words])


def records(path: Path, start: int = 0) -> list[Record]:
    """The rows of a CSV file below its headers, which stand in line `start`."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream))[start:]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def scored(folder: Path, *words: object) -> list[Record]:
    """What `hanse diagnose` writes, as read from the file."""
    out = folder / "scores.csv"
    outcome = run(*words, "--out", out)
    assert outcome.exit_code == 0, outcome.output
    return records(out)


def number(cell: str) -> float:
    return float(cell) if cell.strip() not in {"", ".", "NA"} else math.nan


def apart(ours: str, theirs: str) -> float:
    """How far two cells are apart; infinitely, where only one of them holds a number."""
    one, other = number(ours), number(theirs)
    if math.isnan(one) and math.isnan(other):
        return 0.0
    return math.inf if math.isnan(one) != math.isnan(other) else abs(one - other)
