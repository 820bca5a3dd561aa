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
        (["-a", "--context", '{"a": 2}'], 0, "-2\n", ""),
        (["--context={}", "--", '-@"P1D"'], 0, "-P1D\n", ""),
        (["--1"], 0, "1\n", ""),
        (["decide", "--context", '{"decide": 2}'], 0, "2\n", ""),
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


def test_a_reader_that_has_seen_enough_ends_it_quietly():
    command = [sys.executable, "-m", "hanse.feel", "for i in 1..99999 return i"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout.read(9) == b"[1, 2, 3,"
        running.stdout.close()
        assert running.stderr.read() == b""


def test_a_command_without_its_file_says_so(capsys):
    with pytest.raises(SystemExit):
        main(["decide"])
    assert "the following arguments are required: file" in capsys.readouterr().err
