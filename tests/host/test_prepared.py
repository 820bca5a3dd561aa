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


def test_other_code_is_looked_at_anew(monkeypatch):
    prepared.remember("postgresql:///a", "")
    monkeypatch.setattr(prepared, "code_digest", lambda: "a later release")
    assert prepared.recall("postgresql:///a") is None
