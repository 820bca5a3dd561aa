"""The command: what it writes, what it says, and that nothing is written when anything is wrong."""

import json
import subprocess
import sys

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.diagnostic.published import records, run
from tests.diagnostic.samples import QUESTIONS, TABLE, table

ROWS = "City,Region,Online services,Digital skills\nTartu,North,0.25,0.75\n=Split,South,0.5,\n"


@pytest.fixture
def scheme(tmp_path):
    path = tmp_path / "sample.yaml"
    path.write_text(TABLE + "summaries: [{key: regions, by: [region]}]\n", encoding="utf-8")
    return path


def test_csv_on_screen(scheme, tmp_path):
    outcome = run(table(tmp_path, ROWS), "--framework", scheme)
    assert outcome.exit_code == 0
    assert outcome.stdout.splitlines()[:3] == [
        "summary,city,region,index,online,skills,completeness,units",
        ",Tartu,North,0.5,0.25,0.75,1.0,",
        ",'=Split,South,0.5,0.5,,0.5,",
    ]


def test_csv_json_and_workbook_hold_the_same(scheme, tmp_path):
    answers = table(tmp_path, ROWS)
    for suffix in ("csv", "json", "xlsx"):
        assert run(answers, "--framework", scheme, "--out", tmp_path / f"out.{suffix}").exit_code == 0
    flat = [row for row in records(tmp_path / "out.csv") if not row["summary"]]
    document = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (document["framework"], document["version"]) == ("sample", "1")
    assert [row["index"] for row in document["results"]] == [float(row["index"]) for row in flat]
    assert document["results"][1]["skills"] is None
    assert [row["region"] for row in document["summaries"]["regions"]] == ["North", "South"]
    book = CalamineWorkbook.from_path(tmp_path / "out.xlsx")
    assert book.sheet_names == ["results", "regions"]
    sheet = book.get_sheet_by_name("results").to_python()
    assert [row[sheet[0].index("index")] for row in sheet[1:]] == [0.5, 0.5]
    assert sheet[2][0] == "=Split"


def test_workbooks_are_read_from_wherever_the_table_stands(scheme, tmp_path):
    path = tmp_path / "answers.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(4, 2, ["City", "Online services", "Digital skills"])
        sheet.write_row(5, 2, ["Tartu", 0.25, 0.75])
        sheet.write_row(7, 2, ["Split", 7, "?"])
    told = run(path, "--framework", scheme)
    assert told.exit_code == 2
    assert "answers.xlsx, row 8, column D: “online”: 7 is not between 0 and 1." in told.stderr
    assert "answers.xlsx, row 8, column E: “skills”: “?” is not a number." in told.stderr


def test_a_file_that_only_calls_itself_a_workbook(scheme, tmp_path):
    path = table(tmp_path, "PK no workbook", "answers.xlsx")
    told = run(path, "--framework", scheme)
    assert told.exit_code == 2
    assert "answers.xlsx: is no workbook" in told.stderr


def test_nothing_is_written_when_anything_is_wrong(scheme, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("as it was", encoding="utf-8")
    answers = table(tmp_path, "City,Online services,Digital skills\nTartu,0.25,2\nSplit,0.5,0.5\n")
    outcome = run(answers, "--framework", scheme, "--out", out)
    assert outcome.exit_code == 2
    assert outcome.stdout == ""
    assert outcome.stderr.splitlines() == [
        "answers.csv, row 2, column C: “skills”: 2 is not between 0 and 1.",
        "1 problem found; nothing was written.",
    ]
    assert out.read_text(encoding="utf-8") == "as it was"
    assert not list(tmp_path.glob(".out*"))


def test_a_faulty_framework_is_told_with_its_lines(tmp_path):
    scheme = tmp_path / "sample.yaml"
    scheme.write_text(TABLE.replace("title: Index", "titel: Index"), encoding="utf-8")
    outcome = run(table(tmp_path, ROWS), "--framework", scheme)
    assert outcome.exit_code == 2
    assert "tree.titel: “titel” is not known here. Did you mean “title”?" in outcome.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere", "There is no framework “nowhere” and no file or folder of this name. Published: asem"),
        ("chile_municipal_egov@2020", "chile_municipal_egov has no version “2020”. There is: 2016, 2019."),
        ("egdi@1999", "egdi has no version “1999”. There is: 2022."),
    ],
)
def test_an_unknown_framework_is_told_with_those_there_are(name, told, tmp_path):
    outcome = run(table(tmp_path, ROWS), "--framework", name)
    assert outcome.exit_code == 2
    assert " ".join(told.split()) in " ".join(outcome.stderr.split())


def test_results_are_written_as_what_they_can_be(scheme, tmp_path):
    outcome = run(table(tmp_path, ROWS), "--framework", scheme, "--out", tmp_path / "out.docx")
    assert outcome.exit_code == 2
    assert "must end in .csv, .json, .xlsx" in outcome.stderr


def test_a_place_that_cannot_be_written_to(scheme, tmp_path):
    outcome = run(table(tmp_path, ROWS), "--framework", scheme, "--out", tmp_path / "no" / "out.csv")
    assert outcome.exit_code == 1
    assert "No such file or directory" in outcome.stderr


def test_check_without_a_published_column(scheme, tmp_path):
    outcome = run(table(tmp_path, ROWS), "--framework", scheme, "--check")
    assert outcome.exit_code == 1
    assert "nothing to compare with" in outcome.stderr


def test_a_score_explained(tmp_path):
    scheme = tmp_path / "sample.yaml"
    scheme.write_text(QUESTIONS, encoding="utf-8")
    answers = table(tmp_path, "city,plan_status,online_share,channels.phone\nTartu,1,20,\nSplit,3,,2\n")
    outcome = run(answers, "--framework", scheme, "--explain", "Tartu")
    assert outcome.stdout.splitlines() == [
        "whole (The whole): 16.6667, mean of 2 parts; level 1, Starting",
        "  33.3% × plan (Planning): 0, mean of 2 parts; level 1, Starting",
        "    100.0% × plan_status (Does the city have a plan?): 0",
        "    0.0% × plan_parts (What does the plan hold?): not asked",
        "  66.7% × reach (Reach): 25, mean of 2 parts; level 1, Starting",
        "    100.0% × online_share (Which share of requests arrives online?): 25 (raw 20 → normalised 25)",
        "    0.0% × channels (How is each channel kept?): missing",
    ]
    held_back = QUESTIONS.replace("  key: whole\n", "  key: whole\n  gates: {2: online_share >= 90}\n")
    assert held_back != QUESTIONS
    scheme.write_text(held_back, encoding="utf-8")
    first = run(
        table(tmp_path, "city,plan_status,online_share\nTartu,3,80\n"), "--framework", scheme, "--explain", "Tartu"
    )
    assert "; level 2 lacks “online_share >= 90”" in first.stdout.splitlines()[0]
    assert "there is no unit “Riga”" in run(answers, "--framework", scheme, "--explain", "Riga").stderr


def test_a_level_held_back_is_explained_by_what_is_lacking(tmp_path):
    scheme = tmp_path / "sample.yaml"
    text = QUESTIONS.replace("3: plan_status >= 3", "3: plan_status >= 3 and online_share >= 90")
    scheme.write_text(text, encoding="utf-8")
    answers = table(tmp_path, "city,plan_status,plan_parts,online_share\nTartu,5,goals; budget; people,80\n")
    outcome = run(answers, "--framework", scheme, "--explain", "Tartu")
    assert "level 3 lacks “online_share >= 90”" in outcome.stdout


class TestSeveralTables:
    SCHEME = TABLE.replace(
        "tree:",
        "  - {key: extra, optional: true, unit: town, columns: {town: {header: Town, kind: text}, size: Size}}\ntree:",
    )

    @pytest.fixture
    def scheme(self, tmp_path):
        path = tmp_path / "sample.yaml"
        path.write_text(self.SCHEME, encoding="utf-8")
        return path

    def test_files_are_told_apart_by_their_headers(self, scheme, tmp_path):
        extra = table(tmp_path, "Town,Size\nTartu,97\nRiga,600\n", "extra.csv")
        outcome = run(extra, table(tmp_path, ROWS), "--framework", scheme)
        assert outcome.exit_code == 0
        assert "extra.csv: 1 rows of units that the other table does not have: Riga." in outcome.stderr

    def test_a_file_may_be_named(self, scheme, tmp_path):
        assert run(f"cities={table(tmp_path, ROWS)}", "--framework", scheme).exit_code == 0

    def test_two_files_for_one_table(self, scheme, tmp_path):
        outcome = run(table(tmp_path, ROWS), table(tmp_path, ROWS, "again.csv"), "--framework", scheme)
        assert outcome.exit_code == 2
        assert "again.csv: would be the table “cities”, and so would answers.csv" in outcome.stderr

    def test_a_table_without_its_file(self, scheme, tmp_path):
        outcome = run(table(tmp_path, "Town,Size\nTartu,97\n"), "--framework", scheme)
        assert outcome.exit_code == 2
        assert "no file was given for the table “cities”. Add cities=FILE." in outcome.stderr

    def test_a_file_that_is_no_table_of_the_framework(self, scheme, tmp_path):
        outcome = run(table(tmp_path, "a,b\n1,2\n"), "--framework", scheme)
        assert outcome.exit_code == 2
        assert "there is no column “City”" in outcome.stderr


def test_questions_from_a_table(tmp_path):
    scheme = tmp_path / "sample.yaml"
    scheme.write_text(QUESTIONS, encoding="utf-8")
    answers = table(tmp_path, "city,plan_status,online_share\nTartu, 5,80\n")
    assert "padded or in another case" in run(answers, "--framework", scheme).stderr
    outcome = run(answers, "--framework", scheme, "--tidy")
    assert outcome.exit_code == 0
    assert outcome.stdout.splitlines()[1].startswith("Tartu,100")


def test_the_command_needs_no_django(tmp_path):
    code = (
        "import sys; from hanse.diagnostic.management.diagnose import diagnose\n"
        "diagnose(sys.argv[1:], standalone_mode=False)\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('django', 'wagtail')]\n"
    )
    scheme = tmp_path / "sample.yaml"
    scheme.write_text(TABLE, encoding="utf-8")
    words = [str(table(tmp_path, ROWS)), "--framework", str(scheme)]
    outcome = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
