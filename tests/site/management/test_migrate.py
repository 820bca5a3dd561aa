"""A new database, made at once, is the one that Wagtail's own steps make."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.db import connection

from hanse.site.management.commands import migrate
from tests import databases

COLUMNS = """
    SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, collation_name
    FROM information_schema.columns WHERE table_schema = 'public'
"""
CONSTRAINTS = """
    SELECT conrelid::regclass::text, contype::text, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
"""
INDEXES = """
    SELECT tablename, regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON') FROM pg_indexes WHERE schemaname = 'public'
"""
PAIRS = {
    ("wagtailcore_collectionviewrestriction_groups", "id"),
    ("wagtailcore_groupapprovaltask_groups", "id"),
    ("wagtailcore_pageviewrestriction_groups", "id"),
}
"""Numbers of rows to which nothing refers: integers here, of twice the size there."""
STEPS = "SELECT app, name FROM django_migrations"


def shape(server, label) -> dict[str, Counter]:
    """What a fresh database consists of, without the names of constraints and indexes."""
    with databases.empty_database(server, label) as url:
        databases.point_django_at(url)
        call_command("migrate", verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            found = {}
            for query in (COLUMNS, CONSTRAINTS, INDEXES, STEPS):
                cursor.execute(query)
                found[query] = Counter(cursor.fetchall())
        connection.close()
    return found


@pytest.mark.long
def test_both_ways_make_the_same_database(database_url, database_server, django_db_blocker, monkeypatch):
    with django_db_blocker.unblock():
        try:
            at_once = shape(database_server, "at_once")
            monkeypatch.setattr(migrate, "_has_wagtail", lambda: True)
            step_by_step = shape(database_server, "step_by_step")
        finally:
            databases.point_django_at(database_url)

    for query, found in at_once.items():
        other = step_by_step[query]
        assert {row for row in (*(found - other), *(other - found)) if row[:2] not in PAIRS} == set()
