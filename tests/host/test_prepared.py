import pytest

from hanse.host import edition, prepared


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


def test_another_service_is_looked_at_anew(tmp_path, monkeypatch):
    services = tmp_path / "services"
    (services / "dog_licence").mkdir(parents=True)
    monkeypatch.setenv("HANSE_SERVICES", str(services))
    prepared.remember("postgresql:///a", "")
    assert prepared.recall("postgresql:///a") == ""

    (services / "dog_licence" / "procedure.yaml").write_text("key: dog_licence\n")
    assert prepared.recall("postgresql:///a") is None


def test_a_change_in_the_project_is_looked_at_anew_and_what_runs_writes_is_not(tmp_path, monkeypatch):
    project = tmp_path / "city"
    (project / "var").mkdir(parents=True)
    monkeypatch.setattr(edition, "project", lambda: project)
    prepared.remember("postgresql:///a", "")
    (project / "var" / "letter").write_text("sent")
    assert prepared.recall("postgresql:///a") == ""

    (project / "models.py").write_text("")
    assert prepared.recall("postgresql:///a") is None
