"""Empty sheets of answers fit what `hanse diagnose` takes."""

import csv

from python_calamine import CalamineWorkbook

from tests.diagnostic.published import run as diagnose


def test_a_table_of_many_cities_has_a_column_for_each_question(run, begun, tmp_path):
    out = tmp_path / "cities.csv"
    assert run("sheet", begun, "--out", out).exit_code == 0
    with out.open(encoding="utf-8-sig") as stream:
        (headers,) = csv.reader(stream)
    assert headers == ["city", "country", "region", "population", "plan_status", "plan_parts", "people_trained"]
    with out.open("a", encoding="utf-8") as stream:
        stream.write("Ghent,BE,,,4,goals; budget,30\n")
    scored = diagnose(out, "--framework", begun)
    assert scored.exit_code == 0, scored.output
    assert scored.stdout.splitlines()[1].startswith("Ghent,BE,")


def test_the_workbook_of_one_city_is_in_the_language_asked_for(run, tmp_path):
    out = tmp_path / "answers.xlsx"
    assert run("sheet", "ceds", "--out", out, "--language", "fr").exit_code == 0
    book = CalamineWorkbook.from_path(out)
    cells = [str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row]
    assert any("Diagnostic" in cell for cell in cells)
    assert "Réponse" in cells
    assert "1 problem" not in diagnose(out, "--framework", "ceds").output


def test_tables_have_the_headers_of_their_columns(run, tmp_path):
    out = tmp_path / "countries.csv"
    assert run("sheet", "egdi", "--out", out).exit_code == 0
    assert "country-name" in out.read_text(encoding="utf-8-sig")
    assert "write a .csv instead" in run("sheet", "egdi", "--out", tmp_path / "a.xlsx").stderr


def test_other_endings_and_names_are_refused(run, tmp_path):
    assert "must end in .xlsx or .csv" in run("sheet", "ceds", "--out", tmp_path / "a.ods").stderr
    assert "There is no framework “none”" in run("sheet", "none", "--out", tmp_path / "a.csv").stderr
