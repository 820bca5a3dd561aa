"""`hanse diagnose … --out report.pdf`: reports from files, without a database."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from hanse.diagnostic.management.diagnose import diagnose
from hanse.diagnostic.management.reporting import _file_names


@pytest.fixture
def city(tmp_path):
    def write(name, value=3):
        path = tmp_path / f"{name}.json"
        answers = {"gov_strategy_status": {"value": value}}
        path.write_text(json.dumps({"city": name, "answers": answers}), encoding="utf-8")
        return str(path)

    return write


def run(*arguments):
    return CliRunner().invoke(diagnose, [*arguments, "--framework", "ceds"])


def test_one_city_becomes_one_report(city, tmp_path):
    out = tmp_path / "report.pdf"
    done = run(city("서울"), "--out", str(out))

    assert done.exit_code == 0, done.output
    assert out.read_bytes().startswith(b"%PDF-")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".pdf"]


def test_several_cities_become_a_folder_of_reports(city, tmp_path):
    done = run(city("서울"), city("Gumi"), "--out", str(tmp_path / "reports"), "--language", "fr")

    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["Gumi.pdf", "서울.pdf"]


def test_several_cities_do_not_fit_into_one_report(city, tmp_path):
    done = run(city("A"), city("B"), "--out", str(tmp_path / "report.pdf"))

    assert done.exit_code == 2
    assert "2 cities do not fit into one report" in done.output
    assert not (tmp_path / "report.pdf").exists()


def test_many_reports_are_asked_for_twice(city, tmp_path):
    done = run(city("A"), city("B"), "--out", str(tmp_path / "reports"), "--most", "1")

    assert done.exit_code == 2
    assert "--most 2" in done.output
    assert not (tmp_path / "reports").exists()


def test_the_command_needs_no_site(city, tmp_path):
    out = tmp_path / "report.pdf"
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("HANSE", "DJANGO", "DATABASE"))}
    command = [sys.executable, "-m", "hanse", "diagnose", city("القاهرة"), "--framework", "ceds", "--language", "ar"]
    done = subprocess.run([*command, "--out", out], env=bare, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF-")


def test_names_of_cities_become_names_of_files():
    assert _file_names(("A/B", "मुंबई", "Lyon", "LYON", "..")) == ["A-B", "मुंबई", "3-Lyon", "4-LYON", "city"]
