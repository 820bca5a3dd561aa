"""What programs that watch the site are told, and what they are never told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests import databases


@pytest.fixture
def client() -> Client:
    """A probe: by the machine's own name, over plain HTTP."""
    return Client(headers={"host": "10.0.0.7:8000"})


@pytest.fixture
def worker(db):
    """Says when a worker was last seen."""

    def seen(ago: timedelta) -> None:
        with connection.cursor() as cursor:
            at = timezone.now() - ago
            cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [at])

    return seen


def lines(response) -> list[str]:
    return response.content.decode().splitlines()


def test_a_process_that_lives_says_so_without_asking_anybody(client, settings):
    """No database is allowed here; nothing is kept, and no cookie is set."""
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["hanse.example.org"]
    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert (answer.headers["Cache-Control"], dict(answer.cookies)) == ("no-store", {})
    assert client.post("/health/").status_code == 405


def test_a_site_that_can_work_is_ready(client, worker, django_assert_num_queries):
    worker(timedelta(seconds=20))
    client.get("/ready/")
    with django_assert_num_queries(3):
        answer = client.get("/ready/")
    assert answer.status_code == 200
    assert lines(answer) == ["ok    database", "ok    migrations", "ok    worker", "ok    storage"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("ago", [None, timedelta(minutes=7)])
def test_without_a_worker_it_is_not(client, worker, ago):
    if ago:
        worker(ago)
    answer = client.get("/ready/")
    said = "not seen for 7 minutes; look at its log" if ago else "none runs; hanse serve or hanse worker starts one"
    assert answer.status_code == 503
    assert lines(answer)[2] == f"WRONG worker: {said}"


def test_before_its_migrations_it_is_not(client, worker):
    worker(timedelta(0))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'frame'")
        gone = cursor.rowcount
    answer = client.get("/ready/")
    assert answer.status_code == 503
    assert lines(answer)[1].startswith(f"WRONG migrations: {gone} are still to come; hanse migrate")


def test_where_files_cannot_be_stored_it_is_not(client, worker, settings, tmp_path):
    worker(timedelta(0))
    (tmp_path / "taken").write_text("a file, where a folder should be")
    options = {"location": str(tmp_path / "taken" / "files")}
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    answer = client.get("/ready/")
    assert answer.status_code == 503
    assert lines(answer)[3] == "WRONG storage: the folder of uploaded files cannot be written"


def test_while_the_database_is_away_it_says_so_and_no_more(client, database_url, django_db_blocker):
    """No address, no name, no password of the database."""
    with django_db_blocker.unblock():
        databases.point_django_at(databases.with_name(database_url, "gone-with-its-secrets"))
        try:
            answer = client.get("/ready/")
        finally:
            databases.point_django_at(database_url)
    away = "not known while the database is away"
    assert answer.status_code == 503
    assert lines(answer) == [
        "WRONG database: does not answer (OperationalError)",
        f"WRONG migrations: {away}",
        f"WRONG worker: {away}",
        "ok    storage",
    ]
