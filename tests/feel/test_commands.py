import shutil

import pytest

from hanse.feel.__main__ import main
from tests.feel.dmn.own import FOLDER

TABLE = """
table: Fee
givens: {Age: number}
outputs: [fee]
rules:
  - ["< 18", 0]
  - ["[18..65]", 20]
  - [">= 65", 10]
"""
INPUTS = '{"Person": {"name": "Ada", "income": 20000, "children": ["Bo"]}, "Zone": "centre"}'


@pytest.mark.parametrize(
    ("arguments", "status", "out", "err"),
    [
        (["decide", "fee.dmn", "Fee", "--inputs", INPUTS], 0, "36.0\n", ""),
        (["decide", "fee.dmn", "--inputs", INPUTS], 0, "Basic fee = 40\nFee = 36.0\n", ""),
        (["decide", "letter.dmn", "Line", "--inputs", INPUTS], 0, '"You pay 36.0"\n', ""),
        (["decide", "fee.dmn", "Fee"], 1, "null\n", "“Person”, line 1, column 1: no value was given"),
        (["decide", "fee.dmn", "Rent"], 2, "", "there is no decision “Rent”; there are: Basic fee, Fee"),
        (["decide", "absent.dmn"], 2, "", "absent.dmn"),
        (["table", "fee.dmn"], 0, "fee.dmn\n  “Basic fee”, 3 rules: no gap and no overlap\n", ""),
        (["table", "table.yaml"], 1, "table.yaml\n  “Fee”, 3 rules:\n    rules 2 and 3 both hold for Age = 65\n", ""),
        (["table", "boxes.dmn"], 1, "“Wrong”, line 1, column 4: expected a value, found the end", ""),
        (["decide", "table.yaml", "Fee", "--inputs", '{"Age": 3}'], 0, "0\n", ""),
    ],
)
def test_commands(arguments, status, out, err, tmp_path, monkeypatch, capsys):
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "table.yaml").write_text(TABLE)
    monkeypatch.chdir(tmp_path)

    assert main(arguments) == status

    printed = capsys.readouterr()
    assert out in printed.out if status else printed.out == out
    assert err in printed.err


def test_a_circle_of_imports_is_refused(tmp_path, monkeypatch, capsys):
    for own, other in (("a", "b"), ("b", "a")):
        (tmp_path / f"{own}.dmn").write_text(
            f'<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="{own}" namespace="{own}">'
            f'<import name="{other}" namespace="{other}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>'
            "</definitions>"
        )
    monkeypatch.chdir(tmp_path)
    assert main(["table", "a.dmn"]) == 2
    assert "a.dmn imports itself, directly or not" in capsys.readouterr().err


def test_wrong_inputs_are_said_to_be_so(capsys):
    with pytest.raises(SystemExit):
        main(["decide", "fee.dmn", "--inputs", "[1]"])
    assert "it must be a JSON object" in capsys.readouterr().err
