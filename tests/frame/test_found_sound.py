import pickle
import shutil
from pathlib import Path

import pytest

from hanse.frame import found_sound
from hanse.frame.found_sound import read_services
from hanse.frame.spec.faults import ProcedureError
from hanse.frame.tools.carried import templates


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("appointment", "building_permit"):
        shutil.copytree(templates()[name], tmp_path / "services" / name)
    return tmp_path / "services"


@pytest.fixture
def keep(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The folders of the services that are read from their files."""
    names: list[str] = []
    really = found_sound.read_procedure

    def reading(head: Path, **more):
        names.append(head.parent.name)
        return really(head, **more)

    monkeypatch.setattr(found_sound, "read_procedure", reading)
    return names


def test_a_second_start_takes_what_the_first_found_sound(folder, keep, read):
    first = read_services(folder, keep)
    second = read_services(folder, keep)

    assert read == ["appointment", "building_permit"]
    assert second == first
    assert [one.place for one in second] == [one.place for one in first]
    assert second[1].fee.model.decide(second[1].fee.table.name, {}).value is None, "rules work once more"
    assert second[0].translations.languages["fr"] == first[0].translations.languages["fr"]


def test_only_what_has_changed_is_read_again(folder, keep, read):
    read_services(folder, keep)
    texts = folder / "appointment" / "texts" / "fr.yaml"
    texts.write_text(texts.read_text() + "\n# looked at again\n")
    read.clear()

    read_services(folder, keep)

    assert read == ["appointment"]


def test_other_code_checks_anew(folder, keep, read, monkeypatch):
    read_services(folder, keep)
    read.clear()
    monkeypatch.setattr(found_sound, "code_digest", lambda: "a later release")

    read_services(folder, keep)

    assert read == ["appointment", "building_permit"]


def test_a_wrong_one_is_refused_and_nothing_is_kept_of_it(folder, keep):
    head = folder / "appointment" / "procedure.yaml"
    head.write_text(head.read_text().replace("key: appointment", "kee: appointment"))
    for _start in range(2):
        with pytest.raises(ProcedureError, match="kee"):
            read_services(folder, keep)
    assert not keep.exists()


class Evil:
    def __reduce__(self):
        return (Path.touch, (Path("taken over"),))


@pytest.mark.parametrize("content", [b"", b"x" * 100, bytes(32) + pickle.dumps(Evil())])
def test_what_this_site_did_not_sign_is_never_opened(folder, keep, read, tmp_path, monkeypatch, content):
    monkeypatch.chdir(tmp_path)
    read_services(folder, keep)
    (file,) = keep.iterdir()
    file.write_bytes(content)
    read.clear()

    assert len(read_services(folder, keep)) == 2
    assert read == ["appointment", "building_permit"]
    assert not (tmp_path / "taken over").exists()


def test_a_folder_that_cannot_be_written_costs_only_time(folder, tmp_path, read):
    (tmp_path / "file").write_text("no folder")
    for _start in range(2):
        assert len(read_services(folder, tmp_path / "file" / "kept")) == 2
    assert len(read) == 4


def test_leftovers_of_a_write_are_none(folder, keep):
    read_services(folder, keep)
    assert len(list(keep.iterdir())) == 1


def at_the_end(**_facts: object) -> None:
    """An outcome."""


def test_what_is_kept_calls_the_outcomes_of_today(folder, keep, read):
    head = folder / "appointment" / "procedure.yaml"
    first = next(line for line in head.read_text().splitlines() if line.startswith("    target: "))
    head.write_text(head.read_text().replace(first, f"{first}\n    outcome: note", 1))
    read_services(folder, keep, outcomes={"note": at_the_end})
    read.clear()

    again = read_services(folder, keep, outcomes={"note": at_the_end})
    assert again[0].outcomes == {"note": at_the_end}
    assert read == []

    read_services(folder, keep, outcomes={"note": print})
    assert read == ["appointment", "building_permit"], "another function of this name"

    read_services(folder, keep, outcomes={"note": lambda **_facts: None})
    assert len(read) == 4, "one that cannot be kept costs only time"
