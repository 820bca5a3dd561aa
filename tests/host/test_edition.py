"""Which site a command runs: the project in whose folder it starts, else the edition installed, else the frame."""

import subprocess
import sys
from pathlib import Path

import pytest

from hanse.host import edition
from hanse.host.environment import BadSetting

SAY = "from hanse.host import edition; import os; edition.enter(); print(os.environ['DJANGO_SETTINGS_MODULE'], "


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[tool.hanse]\nsettings = "city.settings"\n')
    (tmp_path / "services").mkdir()
    return tmp_path


def asked(folder: Path, what: str, **settings: str) -> str:
    environment = {"PYTHONPATH": str(Path(edition.__file__).parents[2])} | settings
    said = subprocess.run(
        [sys.executable, "-c", SAY + what + ")"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout.strip()


def test_a_project_is_found_from_any_folder_in_it(project):
    assert edition.project(project / "services") == project


def test_in_a_project_its_settings_its_var_and_its_packages_are_there_for_children_too(project):
    said = asked(project / "services", "os.environ['HANSE_VAR'], os.environ['PYTHONPATH'].split(':')[0]")
    assert said.split() == ["city.settings", str(project / "var"), str(project)]


def test_what_the_environment_says_wins(project):
    said = asked(project, "os.environ.get('HANSE_VAR')", DJANGO_SETTINGS_MODULE="other.settings")
    assert said.split() == ["other.settings", "None"]


def test_elsewhere_it_is_the_edition_that_is_installed(tmp_path):
    assert asked(tmp_path, "''") == "hanse.network.settings"


def test_a_project_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "pyproject.toml").write_text("settings = \n")
    with pytest.raises(BadSetting, match=r"pyproject\.toml cannot be read"):
        edition.project(tmp_path)
