"""The site of a preview is started beside a real one, never on it."""

import os

import click
import pytest

from hanse.host.cli import preview


@pytest.fixture
def started(tmp_path, monkeypatch):
    """A function that starts a preview; instead of running, it gives the environment of the site."""
    monkeypatch.setattr(os, "environ", {"HANSE_VAR": str(tmp_path / "var"), "DJANGO_SETTINGS_MODULE": "city.settings"})
    monkeypatch.setattr(preview.edition, "project", lambda: None)
    monkeypatch.setattr(preview, "run_and_explain", lambda *_, **__: None)

    def run(service="dogs", **settings):
        os.environ.update(settings)
        preview.run_preview(tmp_path / service, "a.preview", None)
        return {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}

    return run


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("HANSE_MODE", "production", "HANSE_MODE is production"), ("DATABASE_URL", "postgresql:///city", "Unset it")],
)
def test_a_real_site_is_refused(started, name, value, words):
    with pytest.raises(click.ClickException, match=words):
        started(**{name: value})


def test_no_setting_of_a_real_site_counts_but_how_it_looks(started, tmp_path):
    found = started(HANSE_SMTP_HOST="mail.example", HANSE_STRIPE_KEY="key", HANSE_LANGUAGES="fr")
    assert found == {
        "HANSE_MODE": "demo",
        "HANSE_VAR": str(tmp_path / "var" / "preview"),
        "HANSE_PREVIEW": str(tmp_path / "dogs"),
        "HANSE_PREVIEW_OF": "hanse.host.settings",
        "HANSE_LANGUAGES": "fr",
        "DJANGO_SETTINGS_MODULE": "a.preview",
    }


def test_in_a_project_it_is_the_projects_site(started, tmp_path, monkeypatch):
    monkeypatch.setattr(preview.edition, "project", lambda: tmp_path)
    assert started()["HANSE_PREVIEW_OF"] == "city.settings"


def test_another_service_begins_with_nothing_of_the_last(started, tmp_path, monkeypatch):
    note = tmp_path / "var" / "preview" / "run" / "prepared.json"
    for service, there in (("dogs", False), ("dogs", True), ("cats", False)):
        os.environ["HANSE_VAR"] = str(tmp_path / "var")
        os.environ["DJANGO_SETTINGS_MODULE"] = "city.settings"
        started(service)
        assert note.exists() is there, service
        note.write_text("{}")
