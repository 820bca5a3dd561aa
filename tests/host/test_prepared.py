import pytest

from hanse.host import prepared


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HANSE_VAR", str(tmp_path))


def test_nothing_is_known_at_first_and_after_forgetting():
    assert prepared.recall("postgresql:///a") is None
    prepared.remember("postgresql:///a", "sign in as Ada")
    prepared.forget()
    assert prepared.recall("postgresql:///a") is None


def test_what_was_said_is_recalled_for_the_same_database_alone():
    prepared.remember("postgresql:///a", "sign in as Ada")
    assert prepared.recall("postgresql:///a") == "sign in as Ada"
    assert prepared.recall("postgresql:///b") is None


def test_a_change_of_any_file_of_ours_is_looked_at_anew(tmp_path, monkeypatch):
    package = tmp_path / "package"
    package.mkdir()
    (package / "page.html").write_text("one")
    monkeypatch.setattr(prepared, "PACKAGE", package)
    prepared.remember("postgresql:///a", "")
    assert prepared.recall("postgresql:///a") == ""
    (package / "page.html").write_text("another")
    assert prepared.recall("postgresql:///a") is None
