import subprocess
import sys

import pytest

from hanse.feel.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "status", "out", "err"),
    [
        (["1 + 2"], 0, "3\n", ""),
        (["a[item > 1]", "--context", '{"a": [1, 2.50]}'], 0, "[2.50]\n", ""),
        (['{x: "y", "z!": true}'], 0, '{x: "y", "z!": true}\n', ""),
        (
            ['[date(a) + @"P1M", @"P1Y", @"10:00:00Z"]', "--context", '{"a": "2026-11-26"}'],
            0,
            "[2026-12-26, P1Y, 10:00:00Z]\n",
            "",
        ),
        (["a + 1", "--context", '{"a": null}'], 1, "null\n", "line 1, column 1: a has no value"),
        (["1 +"], 2, "", "expected a value, found the end"),
        (["1", "--context", "{"], 2, "", "--context is no JSON"),
        (["a", "--context", '{"a": 1e999999999}'], 2, "", "a: 1E+999999999 is no number that 34 digits can hold"),
        (["1", "--context", "[1]"], 2, "", "must be a JSON object"),
        (["1", "--context", "[" * 100_000], 2, "", "--context: its brackets stand too deep"),
        (["count(for i in 1..1000000 return i)"], 2, "", "is more than the 100000 allowed"),
    ],
)
def test_the_command_prints_a_value_or_why_not(arguments, status, out, err, capsys):
    assert main(arguments) == status
    printed = capsys.readouterr()
    assert printed.out == out
    assert err in printed.err


def test_the_module_runs_on_its_own():
    done = subprocess.run([sys.executable, "-m", "hanse.feel", "1 + 2"], capture_output=True, text=True, check=True)
    assert done.stdout == "3\n"
