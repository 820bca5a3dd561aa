"""Files that nobody refers to go; no other does, and none while it may still be wanted."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hanse.kernel import clock, sweeping
from hanse.kernel.actor import Actor
from hanse.kernel.files import store
from hanse.kernel.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    return tmp_path


@pytest.fixture
def uploaded():
    """A file that came so many days ago."""

    def make(days: int) -> StoredFile:
        with clock.set_to(clock.now() - timedelta(days=days)):
            return store(SimpleUploadedFile(f"{days}.txt", b"of somebody"), by=Actor.system("test"))

    return make


def aged(file: Path, days: int) -> Path:
    at = clock.now().timestamp() - days * 24 * 3600
    os.utime(file, (at, at))
    return file


def test_what_nothing_refers_to_goes_with_its_bytes(uploaded, folder, django_capture_on_commit_callbacks, monkeypatch):
    fresh, forgotten, held = uploaded(1), uploaded(5), uploaded(6)
    monkeypatch.setattr(sweeping, "_holders", [lambda _since: iter([held.id])])

    with django_capture_on_commit_callbacks(execute=True):
        assert sweeping.sweep_files() == 1

    assert set(StoredFile.objects.values_list("id", flat=True)) == {fresh.id, held.id}
    assert not (folder / str(forgotten.content.name)).exists()
    assert (folder / str(held.content.name)).read_bytes() == b"of somebody"


def test_what_stayed_for_weeks_was_looked_at_before(uploaded):
    """Whatever refers to a file does so at once; so a night costs what came lately, and not what a site has kept."""
    uploaded(50)
    assert sweeping.sweep_files() == 0


def test_bytes_without_a_row_go_once_they_are_old(uploaded, folder):
    kept = folder / str(uploaded(5).content.name)
    undone = kept.with_name("01a21930-0000-7000-8000-0000000000" + kept.name[-2:])
    undone.write_bytes(b"of somebody")
    stranger = kept.with_name("readme")
    stranger.write_text("not ours")
    for file in (kept, stranger):
        aged(file, 9)

    assert sweeping.sweep_bytes() == 0
    aged(undone, 9)
    assert sweeping.sweep_bytes() == 1

    assert not undone.exists()
    assert kept.exists()
    assert stranger.exists()


def test_a_site_without_files_is_swept_as_well():
    assert (sweeping.sweep_files(), sweeping.sweep_bytes()) == (0, 0)
