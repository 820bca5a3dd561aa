import shutil
from pathlib import Path

import pytest

from hanse.feel.__main__ import main
from tests.feel.dmn.own import FOLDER, MODEL

TABLE = """
table: Fee
givens: {Age: number}
outputs: [fee]
rules:
  - ["< 18", 0]
  - ["[18..65]", 20]
  - [">= 65", 10]
"""
FAULTY = """<decision id="d" name="D"><variable name="D" typeRef="nummer"/>
<literalExpression><text>1</text></literalExpression></decision>"""
INPUTS = '{"Person": {"name": "Ada", "income": 20000, "children": ["Bo"]}, "Zone": "centre"}'


@pytest.mark.parametrize(
    ("arguments", "status", "out", "err"),
    [
        (["decide", "fee.dmn", "Fee", "--inputs", INPUTS], 0, "36.0\n", ""),
        (["decide", "fee.dmn", "--inputs", INPUTS], 0, "Basic fee = 40\nFee = 36.0\n", ""),
        (["decide", "letter.dmn", "Line", "--inputs", INPUTS], 0, '"You pay 36.0"\n', ""),
        (["decide", "fee.dmn", "Fee"], 1, "null\n", "“Person”, line 1, column 1: no value was given"),
        (["decide", "fee.dmn", "Rent"], 2, "", "there is no decision “Rent”; there are: Basic fee, Fee"),
        (
            ["decide", "fee.dmn", "fee"],
            2,
            "",
            "there is no decision “fee”; did you mean “Fee”? there are: Basic fee, Fee",
        ),
        (
            ["decide", "fee.dmn", "--inputs", '{"Zon": 1}'],
            2,
            "",
            "--inputs: there is no input “Zon”; did you mean “Zone”?",
        ),
        (
            ["decide", "table.yaml", "Fee", "--inputs", '{"age": 3}'],
            2,
            "",
            "there is no input “age”; did you mean “Age”?",
        ),
        (["decide", "fee.dmn", "--inputs", "[1]"], 2, "", '--inputs must be a JSON object, like {"level": 3}'),
        (["decide", "absent.dmn"], 2, "", "absent.dmn: there is no such file"),
        (["table", "absent.yaml"], 2, "", "absent.yaml: there is no such file"),
        (["table", "."], 2, "", ".: this is a folder; name a file in it"),
        (["table", "fee.dmn/x.dmn"], 2, "", "fee.dmn/x.dmn: there is no such file"),
        (["table", "latin.yaml"], 2, "", "latin.yaml: byte 9 is no UTF-8; save the file as UTF-8"),
        (["table", "latin.dmn"], 2, "", "latin.dmn: line 1: this is no XML"),
        (["table", "dated.yaml"], 2, "", "dated.yaml: rule 1, cell 1: 2026-01-01 is a date of YAML's own"),
        (["table", "faulty.dmn"], 1, "  “D”, line 1, column 1: there is no type “nummer”; did you mean “number”?", ""),
        (["decide", "faulty.dmn", "D"], 1, "null\n", "“D”, line 1, column 1: there is no type “nummer”"),
        (["table", "fee.dmn"], 0, "fee.dmn\n  “Basic fee”, 3 rules: no gap and no overlap\n", ""),
        (["table", "table.yaml"], 1, "table.yaml\n  “Fee”, 3 rules:\n    rules 2 and 3 both hold for Age = 65\n", ""),
        (["table", "boxes.dmn"], 1, "“Wrong”, line 1, column 4: expected a value, found the end", ""),
        (["decide", "table.yaml", "Fee", "--inputs", '{"Age": 3}'], 0, "0\n", ""),
    ],
)
def test_commands(arguments, status, out, err, tmp_path, monkeypatch, capsys):
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "table.yaml").write_text(TABLE)
    (tmp_path / "latin.yaml").write_bytes(b"table: G\xf6ttingen")
    (tmp_path / "latin.dmn").write_bytes(b"<definitions name='G\xf6ttingen'/>")
    (tmp_path / "dated.yaml").write_text("table: T\ngivens: {a: date}\noutputs: [o]\nrules: [[2026-01-01, 1]]")
    (tmp_path / "faulty.dmn").write_text(MODEL.format(FAULTY))
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


def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path, monkeypatch, capsys):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root, who may run the tests, may read every file
    assert main(["table", str(tmp_path / "a.dmn")]) == 2
    assert capsys.readouterr().err.endswith("a.dmn: you may not read this file\n")
