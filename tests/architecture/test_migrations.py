"""Migrations: they say what the models say, one after the other."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration():
    said = StringIO()
    call_command("makemigrations", dry_run=True, stdout=said)

    assert said.getvalue() == "No changes detected\n"


@pytest.mark.django_db
def test_the_migrations_of_an_app_are_one_line():
    loader = MigrationLoader(connection)

    assert loader.detect_conflicts() == {}
    own = {app.label for app in apps.get_app_configs() if app.name.startswith("hanse.")}
    assert {"kernel", "frame", "diagnostic"} <= {app for app, _name in loader.disk_migrations if app in own}
    for app, name in loader.disk_migrations:
        if app in own:
            parents = [parent for parent in loader.graph.node_map[app, name].parents if parent.key[0] == app]
            assert len(parents) == (not name.startswith("0001")), f"{app}.{name}"
