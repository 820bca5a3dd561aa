"""The DMN Technology Compatibility Kit: how many cases of each folder pass stands in tck.csv, with why the rest do not.

`python -m tests.feel.dmn.table` writes the table anew.
"""

import csv
from pathlib import Path

import pytest

from tests.feel.dmn.tck import cases_of, folders
from tests.shared_data import SHARED, shared_data

LINES = Path(__file__).with_name("tck.csv").read_text(encoding="utf-8").splitlines()
TABLE = {row["folder"]: row for row in csv.DictReader(LINES)}
AT_LEAST = 0.97


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_folder_passes_as_the_table_says(name):
    folder = next(path for path in folders(shared_data("dmn_tck")) if path.name == name)

    results = [(case.expected is not None, case.passes(model)) for model, case in cases_of(folder)]

    row = TABLE[name]
    assert len(results) == int(row["cases"])
    assert sum(passed for _, passed in results) == int(row["passed"])
    assert sum(has_value for has_value, _ in results) == int(row["with_value"])
    assert sum(has_value and passed for has_value, passed in results) == int(row["with_value_passed"])


def test_the_table_knows_every_folder_and_each_failure_has_its_reason():
    shared_data("dmn_tck")
    assert {path.name for path in folders(SHARED / "dmn_tck")} == set(TABLE)
    for row in TABLE.values():
        assert bool(row["why"]) == (row["passed"] != row["cases"]), row


def test_nearly_all_cases_pass_and_of_those_that_expect_a_value_too():
    def total(column: str) -> int:
        return sum(int(row[column]) for row in TABLE.values())

    assert total("passed") >= AT_LEAST * total("cases")
    assert total("with_value_passed") >= AT_LEAST * total("with_value")
