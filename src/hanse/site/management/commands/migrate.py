"""Django's `migrate`, which gives a new database Wagtail's tables at once.

Wagtail's 150 steps, each of which builds the models of all domains anew, take 13 s of a first start and are of no use
to who has no pages yet. Tables are made as Django makes those of apps without migrations, of the models as they are
now. The steps are noted as done; those of a later version of Wagtail then go on from there.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig, apps
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Collection, Page

from hanse.site.settings import WAGTAIL


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        asked = ("app_label", "plan", "check_unapplied", "fake", "fake_initial", "prune")
        if not any(options[name] for name in asked) and not _has_wagtail():
            _make_tables()
        super().handle(*args, **options)


def _has_wagtail() -> bool:
    applied = MigrationExecutor(connection).loader.applied_migrations
    return any(label == "wagtailcore" for label, _name in applied)


def _make_tables() -> None:
    """Everything but Wagtail's and what stands on it first, so that no step carries their models along."""
    executor = MigrationExecutor(connection)
    configs = [config for config in apps.get_app_configs() if config.name in WAGTAIL]
    late = {config.label for config in configs} | {apps.get_app_config("site").label}
    executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] not in late])
    with connection.schema_editor() as editor:
        for model in _models_of(configs):
            editor.create_model(model)
        for model in (Page, Collection):  # the order of the tree is that of bytes, on every server
            editor.execute(f'ALTER TABLE {model._meta.db_table} ALTER COLUMN path TYPE varchar(255) COLLATE "C"')
        for label, name in executor.loader.disk_migrations:
            if label in {config.label for config in configs}:
                executor.recorder.record_applied(label, name)


def _models_of(configs: Iterable[AppConfig]) -> list[Any]:
    return [one for config in configs for one in config.get_models() if one._meta.managed and not one._meta.proxy]
