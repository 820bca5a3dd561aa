"""Migrations: they say what the models say, one after the other."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


@pytest.mark.django_db
def test_the_migrations_of_an_app_are_one_line():
    loader = MigrationLoader(connection)

    assert loader.detect_conflicts() == {}
    own = {app for app, _name in loader.disk_migrations if app in {"kernel", "identity", "members", "questions"}}
    assert own, "the migrations are found"
    for app, name in loader.disk_migrations:
        if app in own:
            parents = [parent for parent in loader.graph.node_map[app, name].parents if parent.key[0] == app]
            assert len(parents) == (not name.startswith("0001")), f"{app}.{name}"
