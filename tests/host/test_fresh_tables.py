"""Tables made at once are those that the steps make."""

from collections import Counter

import pytest
from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython, RunSQL
from django.test.utils import CaptureQueriesContext

from hanse.host.fresh_tables import made_at_once, make_tables
from tests import databases
from tests.site.management.test_migrate import COLUMNS, CONSTRAINTS, INDEXES, STEPS

TRIGGERS = """
    SELECT tgrelid::regclass::text, pg_get_triggerdef(oid), obj_description(oid) FROM pg_trigger WHERE NOT tgisinternal
"""
FUNCTIONS = """
    SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND probin IS NULL
"""
SEQUENCES = "SELECT relname FROM pg_class WHERE relkind = 'S'"
EXTENSIONS = "SELECT extname FROM pg_extension"
ALL = (COLUMNS, CONSTRAINTS, INDEXES, STEPS, TRIGGERS, FUNCTIONS, SEQUENCES, EXTENSIONS)
PAIR = ("auth_group_permissions", "id")
"""Numbers of rows to which nothing refers: integers here, of twice the size by the steps."""


def shape(server, label, *, at_once) -> dict[str, Counter]:
    """What a new database consists of, without the names of constraints and indexes."""
    with databases.empty_database(server, label) as url:
        databases.point_django_at(url)
        if at_once:
            make_tables()
        call_command("migrate", verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            found = {}
            for query in ALL:
                cursor.execute(query)
                found[query] = Counter(cursor.fetchall())
        connection.close()
    return found


@pytest.mark.long
def test_both_ways_make_the_same_database(database_url, database_server, django_db_blocker):
    with django_db_blocker.unblock():
        try:
            at_once = shape(database_server, "fresh", at_once=True)
            step_by_step = shape(database_server, "stepwise", at_once=False)
        finally:
            databases.point_django_at(database_url)

    for query, found in at_once.items():
        other = step_by_step[query]
        assert {row for row in (*(found - other), *(other - found)) if row[:2] != PAIR} == set()


def test_what_a_site_adds_of_its_own_goes_step_after_step():
    own = AppConfig.create("tests.factories")

    labels = made_at_once([*apps.get_app_configs(), own])

    assert labels > {"auth", "account", "kernel", "diagnostic"}
    assert not labels & {own.label, "site", "wagtailcore"}


@pytest.mark.django_db
def test_nothing_is_made_where_a_step_was_taken():
    with CaptureQueriesContext(connection) as asked:
        make_tables()

    assert asked.captured_queries
    assert all(query["sql"].lstrip().upper().startswith("SELECT") for query in asked)


@pytest.mark.django_db
def test_steps_that_only_move_data_say_so():
    """Others are run when tables are made at once; they make what no model says, and need no data."""
    disk = MigrationExecutor(connection).loader.disk_migrations
    own = {label for label, migration in disk if disk[label, migration].__module__.startswith("hanse.")}
    run = {
        f"{label} {name}"
        for (label, name), migration in disk.items()
        for operation in migration.operations
        if label in own and isinstance(operation, (RunSQL, RunPython)) and not operation.elidable
    }
    assert run == {
        "frame 0001_initial",  # the sequence of case numbers
        "kernel 0002_cache",  # the table of the cache
        "members 0006_profiles",  # the function and triggers that note changes
        "members 0012_former_names_noted",
    }, "an operation that only moves data takes elidable=True"
