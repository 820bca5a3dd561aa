"""A preview follows its files: what is sound is offered at once, what is faulty is not, and nothing older stands in."""

import shutil

import pytest

from hanse.frame import catalogue
from hanse.frame.tools.carried import templates
from hanse.frame.tools.preview.shown import Shown


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "building_permit"
    shutil.copytree(templates()["building_permit"], made)
    yield made
    for key in ("building_permit", "castle_permit"):
        catalogue.withdraw(key)


@pytest.fixture
def shown(folder):
    found = Shown()
    found.folder = folder
    found.look()
    return found


def change(folder, before, after):
    head = folder / "procedure.yaml"
    text = head.read_text()
    assert before in text
    head.write_text(text.replace(before, after, 1))


def test_what_is_sound_is_offered_under_its_version(shown, folder):
    before = shown.edition
    change(folder, "title: Building permit", "title: Permit to build a castle")
    shown.look()
    assert catalogue.declared("building_permit").title.default == "Permit to build a castle"
    assert catalogue.declared("building_permit", "1.0.0") is shown.procedure
    assert shown.edition != before


def test_nothing_is_read_again_while_nothing_has_changed(shown):
    before = shown.procedure
    shown.look()
    assert shown.procedure is before


def test_faults_are_told_with_their_place_until_they_are_mended(shown, folder):
    change(folder, "kind: file", "kind: fil")
    shown.look()
    [fault] = shown.faults
    assert fault.place.file.endswith("procedure.yaml")
    assert fault.place.line
    assert fault.place.column
    change(folder, "kind: fil", "kind: file")
    shown.look()
    assert shown.faults == ()


def test_a_file_that_is_gone_is_a_fault(shown, folder):
    (folder / "procedure.yaml").unlink()
    shown.look()
    assert "there is no procedure.yaml" in shown.faults[0].message


def test_cases_that_run_find_the_version_under_which_they_began(shown, folder):
    first = shown.procedure
    change(folder, "version: 1.0.0", "version: 1.1.0")
    shown.look()
    assert catalogue.declared("building_permit").version == "1.1.0"
    assert catalogue.declared("building_permit", "1.0.0") is first


def test_another_key_is_another_service(shown, folder):
    change(folder, "key: building_permit", "key: castle_permit")
    shown.look()
    assert catalogue.declared("building_permit") is None
    assert catalogue.declared("castle_permit") is shown.procedure
