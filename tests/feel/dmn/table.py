"""Writes tck.csv: `python -m tests.feel.dmn.table`, keeping the reasons that stand in it."""

import csv
from pathlib import Path

from tests.feel.dmn.tck import cases_of, folders
from tests.shared_data import SHARED

TABLE = Path(__file__).with_name("tck.csv")
COLUMNS = ("folder", "cases", "passed", "with_value", "with_value_passed", "why")


def main() -> None:
    known = csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()) if TABLE.exists() else ()
    reasons = {row["folder"]: row["why"] for row in known}
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for folder in folders(SHARED / "dmn_tck"):
            results = [(case.expected is not None, case.passes(model)) for model, case in cases_of(folder)]
            passed = sum(found for _, found in results)
            valued = [found for has_value, found in results if has_value]
            why = "" if passed == len(results) else reasons.get(folder.name, "")
            writer.writerow([folder.name, len(results), passed, len(valued), sum(valued), why])


if __name__ == "__main__":
    main()
