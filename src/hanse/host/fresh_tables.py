"""The tables of an empty database, made at once.

Each step of a migration builds the models of many domains anew, which is a quarter of a first start and of no use to
who has no data yet. Tables are made of the models as they are now; what no model says, such as functions and sequences,
is run from our own steps; and all steps are noted as done. Those of a later release go on from there.

An operation that only moves data says so (`elidable=True`) and is passed over. Where one that does not say so cannot be
run on tables as they are now, everything is undone, and `migrate` takes step after step.
"""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence

import pgtrigger
from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.postgres.operations import CreateExtension
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from hanse.host.settings import INSTALLED_APPS

log = logging.getLogger(__name__)

OWN = "hanse."

type Step = tuple[str, str]
"""A migration: the label of its app, and its name."""


def make_tables() -> None:
    """Of the apps that are made at once; nothing where a database has seen a step. All others are left to `migrate`."""
    executor = MigrationExecutor(connection)
    if executor.loader.applied_migrations:
        return
    by_steps = _without_models_of_their_own()
    executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] in by_steps])
    labels = made_at_once(apps.get_app_configs()) - by_steps
    try:
        with transaction.atomic():
            _make_all(executor, labels)
    except (DatabaseError, LookupError) as error:  # LookupError: a model that only the steps before it would know
        log.warning("The tables are made step by step, which takes longer: %s", error)


def made_at_once(configs: Iterable[AppConfig]) -> set[str]:
    """Labels of Hanse's apps and of those that come with it, but LATE_TABLES.

    What a site adds of its own goes step after step: only its author knows what its steps make besides tables.
    """
    come_along = [one for one in configs if one.name in INSTALLED_APPS or one.name.startswith(OWN)]
    return {one.label for one in come_along if one.name not in settings.LATE_TABLES}


def _make_all(executor: MigrationExecutor, labels: Collection[str]) -> None:
    steps = _in_order(executor, labels)
    _run(executor, steps, CreateExtension)
    _create(labels)
    _run(executor, steps, RunSQL, RunPython)
    for model, trigger in pgtrigger.registered():
        if model._meta.app_label in labels:
            trigger.install(model)
    for label, name in steps:
        executor.recorder.record_applied(label, name)


def _without_models_of_their_own() -> set[str]:
    """Labels of apps that make their tables by SQL alone."""
    models = {config.label: list(config.get_models()) for config in apps.get_app_configs()}
    return {label for label, those in models.items() if those and not any(one._meta.managed for one in those)}


def _in_order(executor: MigrationExecutor, labels: Collection[str]) -> list[Step]:
    """Every step of these apps, each after those that it needs."""
    graph = executor.loader.graph
    found = {step: None for leaf in graph.leaf_nodes() if leaf[0] in labels for step in graph.forwards_plan(leaf)}
    return [step for step in found if step[0] in labels]


def _create(labels: Collection[str]) -> None:
    with connection.schema_editor() as editor:
        for label in sorted(labels):
            for model in apps.get_app_config(label).get_models():
                if model._meta.can_migrate(connection):
                    editor.create_model(model)


def _run(executor: MigrationExecutor, steps: Sequence[Step], *kinds: type[Operation]) -> None:
    """What the steps do by operations of these kinds, unless it only moves data, of which there is none."""
    state = ProjectState()
    with connection.schema_editor() as editor:
        for label, operation in _operations(executor, steps):
            if isinstance(operation, kinds):
                operation.database_forwards(label, editor, state, state)


def _operations(executor: MigrationExecutor, steps: Sequence[Step]) -> Iterator[tuple[str, Operation]]:
    for label, name in steps:
        for operation in executor.loader.disk_migrations[label, name].operations:
            moves_data = operation.elidable or not apps.get_app_config(label).name.startswith(OWN)
            if isinstance(operation, CreateExtension) or not moves_data:
                yield label, operation
