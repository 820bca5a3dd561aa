"""`hanse study`: over tables, stopped and gone on with, the same digits either way."""

import csv
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from click.testing import CliRunner

from hanse.diagnostic.management import study as command
from hanse.diagnostic.management.reading import REFUSED
from hanse.diagnostic.management.recompute import recompute
from hanse.diagnostic.management.study import STOPPED, study
from tests.diagnostic.ceds import CEDS

CITIES = 6


@pytest.fixture
def table(tmp_path):
    return answers_in(tmp_path / "cities.csv", CITIES)


def answers_in(path, count):
    draw = np.random.default_rng(1)
    asked = [one.key for one in CEDS.questions if one.kind == "single"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["city", *asked])
        writer.writerows([f"City {number}", *draw.integers(1, 6, len(asked))] for number in range(count))
    return str(path)


def told(*arguments):
    return CliRunner().invoke(study, [*map(str, arguments), "--framework", "ceds"])


def test_bands_of_ranks_are_written_as_a_table(table, tmp_path):
    said = told("uncertainty", table, "--replications", 200, "--out", tmp_path / "bands.csv")

    assert said.exit_code == 0, said.output
    assert said.output.splitlines() == ["1 of 2", "2 of 2"]
    rows = list(csv.DictReader((tmp_path / "bands.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["units"] for row in rows] == [f"City {number}" for number in range(CITIES)]
    assert {int(row["rank"]) for row in rows} == set(range(1, CITIES + 1))
    assert all(float(row["low"]) <= float(row["median"]) <= float(row["high"]) for row in rows)


def test_a_run_that_is_stopped_goes_on_from_its_checkpoint(table, tmp_path, monkeypatch):
    asked = ["uncertainty", table, "--replications", 400, "--seed", 4, "--checkpoint", tmp_path / "kept"]
    told("uncertainty", table, "--replications", 400, "--seed", 4, "--out", tmp_path / "whole.json")
    keep = command.Checkpoint.keep

    def two_and_no_more(self, number, block):
        if number == 2:
            raise KeyboardInterrupt
        keep(self, number, block)

    with monkeypatch.context() as patch:
        patch.setattr(command.Checkpoint, "keep", two_and_no_more)
        stopped = told(*asked, "--out", tmp_path / "again.json")
    assert (stopped.exit_code, "goes on from" in stopped.output) == (STOPPED, True)
    assert not (tmp_path / "again.json").exists()

    again = told(*asked, "--out", tmp_path / "again.json")

    assert again.output.splitlines() == ["2 of 4 parts are there", "3 of 4", "4 of 4"]
    assert (tmp_path / "again.json").read_text() == (tmp_path / "whole.json").read_text()
    assert CliRunner().invoke(recompute, [str(tmp_path / "again.json")]).exit_code == 0


def test_a_checkpoint_of_another_run_is_refused(table, tmp_path):
    asked = [
        "uncertainty",
        table,
        "--replications",
        100,
        "--checkpoint",
        tmp_path / "kept",
        "--out",
        tmp_path / "x.csv",
    ]
    told(*asked)

    said = told(*asked, "--seed", 1)

    assert said.exit_code == REFUSED
    assert "holds another run" in said.output


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["uncertainty", "--replications", 5, "--out", "x.csv"], "replications: 5 is less than"),
        (["sensitivity", "--points", 100, "--out", "x.csv"], "size: 100 is not one of"),
        (["sensitivity", "--one-mean", "--noise", 0, "--out", "x.csv"], "needs two doubts; there is: none"),
        (["uncertainty", "--out", "x.pdf"], "must end in .csv or .json"),
        (["uncertainty", "--scheduler", "nonsense", "--out", "x.csv"], "no scheduler answers at nonsense"),
    ],
)
def test_what_cannot_be_is_refused_in_words(table, tmp_path, monkeypatch, asked, said):
    monkeypatch.chdir(tmp_path)

    found = told(*asked, table)

    assert found.exit_code == REFUSED
    assert said in found.output
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.long
def test_a_process_that_is_killed_loses_only_the_part_at_hand(tmp_path):
    """SIGKILL: nothing is cleaned up, nothing is said."""
    table, kept = answers_in(tmp_path / "many.csv", 1000), tmp_path / "kept"
    asked = [
        "uncertainty",
        table,
        "--framework",
        "ceds",
        "--replications",
        "1500",
        "--out",
        str(tmp_path / "bands.csv"),
    ]
    arguments = [sys.executable, "-m", "hanse", "study", *asked, "--checkpoint", str(kept)]
    process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while len(list(kept.glob("*.npy"))) < 3 and time.monotonic() < until:
        assert process.poll() is None
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    there = {path.name: path.stat().st_mtime_ns for path in kept.glob("*.npy")}

    subprocess.run(arguments, check=True, stderr=subprocess.DEVNULL)

    assert 3 <= len(there) < 15
    assert {path.name: path.stat().st_mtime_ns for path in kept.glob("*.npy")}.items() >= there.items()
    whole = CliRunner().invoke(study, [*asked[:-1], str(tmp_path / "whole.csv")])
    assert whole.exit_code == 0
    assert (tmp_path / "whole.csv").read_bytes() == (tmp_path / "bands.csv").read_bytes()
