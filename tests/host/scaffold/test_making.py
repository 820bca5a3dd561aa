"""A project takes later changes of its template, and keeps what its city has written."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hanse.host.scaffold import making
from hanse.host.scaffold.errors import CannotMakeError
from hanse.host.scaffold.kept import FILE, TEMPLATE, kept
from hanse.host.scaffold.making import City, make, update

CITY = City(
    name="Saint-Étienne d'Or", country="FR", zone="Europe/Paris", languages=("fr", "ar"), colour="#7a1f3d",
    requirement="hanse==0.1.0",
)  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Made of the template as it is, and committed."""
    made = tmp_path / "my-city"
    make(made, CITY)
    commit(made)
    return made


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A later template: a command more, and another file."""
    template = tmp_path / "later"
    shutil.copytree(TEMPLATE, template)
    makefile = template / "project" / "Makefile"
    makefile.write_text(
        makefile.read_text() + "\n.PHONY: clean\nclean: ## remove what can be made anew\n\trm -rf .venv\n"
    )
    (template / "project" / "city" / "later.py.jinja").write_text('NAME = "{{ name }}"\n')
    return template


def commit(project: Path) -> None:
    who = ["-c", "user.name=Two Developers", "-c", "user.email=two@city.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "add", "--all"], cwd=project, check=True)
    subprocess.run(["git", *who, "commit", "--quiet", "--message", "Ours"], cwd=project, check=True)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_a_project_says_what_it_was_made_for(project):
    assert "Saint-Étienne d'Or" in (project / "city" / "settings.py").read_text()
    assert "#7a1f3d" in (project / "city" / "static" / "city" / "brand.css").read_text()
    assert "hanse==0.1.0" in (project / "requirements.txt").read_text()
    answers = (project / making.ANSWERS).read_text()
    assert "_commit: v0.1.0" in answers
    assert "languages: fr,ar" in answers
    assert "/" not in answers.replace("Europe/Paris", ""), "nothing of this machine"


def test_the_same_city_gives_the_same_files(project, tmp_path):
    make(tmp_path / "again", CITY)
    for file in sorted(one for one in project.rglob("*") if one.is_file() and ".git" not in one.parts):
        assert (tmp_path / "again" / file.relative_to(project)).read_bytes() == file.read_bytes()


def test_later_changes_are_merged_and_the_citys_own_edits_kept(project, later):
    edit(project / "Makefile", "PYTHON ?=\n", "PYTHON ?= python3.13\n")
    edit(project / "services" / "street_tree" / "procedure.yaml", "A lime tree", "A linden")
    (project / "city" / "static" / "city" / "icon.svg").unlink()
    commit(project)

    assert update(project, later) == []

    makefile = (project / "Makefile").read_text()
    assert "PYTHON ?= python3.13" in makefile
    assert "clean: ##" in makefile
    assert (project / "city" / "later.py").read_text() == 'NAME = "Saint-Étienne d\'Or"\n'
    assert "A linden" in (project / "services" / "street_tree" / "procedure.yaml").read_text()
    assert not (project / "city" / "static" / "city" / "icon.svg").exists()
    with kept(project) as folder:
        assert (folder / "project" / "city" / "later.py.jinja").is_file()


def test_it_can_be_brought_up_to_date_again_and_again(project, later):
    update(project, later)
    commit(project)
    (later / "project" / "city" / "later.py.jinja").write_text("NAME = 2\n")

    update(project, later)

    assert (project / "city" / "later.py").read_text() == "NAME = 2\n"
    assert "_commit: v0.1.0.post2" in (project / making.ANSWERS).read_text()


def test_where_both_changed_the_same_lines_both_stand_there(project, later):
    edit(project / "Makefile", "PYTHON ?=\n", "PYTHON ?= ours\n")
    commit(project)
    edit(later / "project" / "Makefile", "PYTHON ?=\n", "PYTHON ?= theirs\n")

    assert update(project, later) == ["Makefile"]

    said = (project / "Makefile").read_text()
    assert "PYTHON ?= ours" in said
    assert "PYTHON ?= theirs" in said


def test_plain_copier_says_which_command_does_it_and_changes_nothing(project):
    copier = [sys.executable, "-m", "copier", "update", "--defaults"]

    done = subprocess.run(copier, cwd=project, capture_output=True, text=True, check=True)

    assert "hanse new --update" in done.stderr
    asked = ["git", "status", "--porcelain"]
    assert subprocess.run(asked, cwd=project, capture_output=True, text=True, check=True).stdout == ""


def test_nothing_new_is_said_and_nothing_is_done(project):
    with pytest.raises(CannotMakeError, match="newest template already"):
        update(project)


def test_what_is_not_committed_is_not_put_at_risk(project, later):
    edit(project / "Makefile", "PYTHON ?=\n", "PYTHON ?= ours\n")

    with pytest.raises(CannotMakeError, match="commit or stash"):
        update(project, later)

    assert "clean: ##" not in (project / "Makefile").read_text()


@pytest.mark.parametrize("lost", [FILE, making.ANSWERS])
def test_a_folder_that_was_not_made_so_is_refused(project, later, lost):
    (project / lost).unlink()

    with pytest.raises(CannotMakeError, match="no project that hanse new has made"):
        update(project, later)


def test_without_git_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(CannotMakeError, match="needs git"):
        make(tmp_path / "my-city", CITY)
