"""The database of the tests themselves."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from hanse.host.postgres.cluster import Options
from hanse.host.postgres.server import leased
from tests import databases

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.django_db
def test_tests_run_in_a_migrated_copy_of_their_own():
    assert connection.settings_dict["NAME"].startswith("hanse_test_")
    assert ContentType.objects.filter(app_label="identity", model="user").exists()


@pytest.mark.django_db
def test_processes_started_by_tests_find_the_same_database():
    assert os.environ["DATABASE_URL"].endswith(connection.settings_dict["NAME"])


def test_a_changed_migration_asks_for_a_new_template(tmp_path):
    (tmp_path / "migrations").mkdir()
    migration = tmp_path / "migrations" / "0001_initial.py"
    migration.write_text("operations = []\n")
    before = databases.migrations_digest([tmp_path])
    assert databases.migrations_digest([tmp_path]) == before
    migration.write_text("operations = [1]\n")
    assert databases.migrations_digest([tmp_path]) != before


def test_copies_that_killed_runs_left_are_swept_and_live_ones_stay(database_url):
    server = databases.with_name(database_url, "postgres")
    with psycopg.connect(server, autocommit=True) as maintenance:
        maintenance.execute("CREATE DATABASE hanse_test_dead_1")
        with (
            databases.copied_database(server, "live", migrate=pytest.fail) as live,
            databases.copied_database(server, "next", migrate=pytest.fail),
        ):
            query = "SELECT datname FROM pg_database WHERE starts_with(datname, 'hanse_test_')"
            found = {row[0] for row in maintenance.execute(query)}
    names = {databases.with_name(live, name) for name in found}
    assert {live, database_url} <= names
    assert not [name for name in names if "dead_1" in name]


@pytest.mark.long
def test_the_same_tests_run_on_the_server_that_database_url_names(home, free_port):
    """Over TCP with a password, as a server elsewhere would be."""
    with leased(home, Options(port=free_port, address="127.0.0.1", durable=False)) as lease:
        with psycopg.connect(lease.url("postgres"), autocommit=True) as maintenance:
            maintenance.execute("CREATE ROLE tester LOGIN SUPERUSER PASSWORD 'sesame'")
        tests = f"{Path(__file__).relative_to(ROOT)}::{test_tests_run_in_a_migrated_copy_of_their_own.__name__}"
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests],
            env=os.environ | {"DATABASE_URL": f"postgresql://tester:sesame@127.0.0.1:{free_port}/postgres"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        with psycopg.connect(lease.url("postgres")) as maintenance:
            names = [row[0] for row in maintenance.execute("SELECT datname FROM pg_database")]
    assert "1 passed" in run.stdout, run.stdout + run.stderr
    assert [name for name in names if name.startswith("hanse_template_")]  # it was there that they ran
