"""Fixtures of all tests."""

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack

import pgtrigger
import pytest
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings

from hanse.kernel.guards import never_emptied
from hanse.site.queries.menu import forget_menu
from tests import databases, emptying
from tests.host.site import find_free_port
from tests.journeys.browser import chromium, visitor

__all__ = ["chromium", "visitor"]

pytest_plugins = ["tests.scheduling"]

# How long an example takes is the machine's affair; what must be fast is measured in bench/.
settings.register_profile("hanse", deadline=None)
settings.load_profile("hanse")

# Processes that tests start run this source tree, installed or not.
os.environ["PYTHONPATH"] = str(databases.ROOT / "src")


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Iterator[object]:
    """What is collected stays to the end: looking through it for garbage, again and again, took a tenth of the run."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def database_server() -> Iterator[str]:
    """The address of a database of the server, through which others are made."""
    with databases.server_for_tests(os.environ.get("DATABASE_URL", "")) as server:
        yield server


@pytest.fixture(scope="session")
def database_url(
    request: pytest.FixtureRequest, database_server: str, django_test_environment, django_db_blocker
) -> Iterator[str]:
    """The address of this test process's own migrated database, for processes that a test starts."""
    label = getattr(request.config, "workerinput", {}).get("workerid", "main")
    fresh = request.config.getvalue("create_db") and label in {"main", "gw0"}
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            url = stack.enter_context(databases.copied_database(database_server, label, migrate=_migrate, fresh=fresh))
            databases.point_django_at(url)
        stack.enter_context(pytest.MonkeyPatch.context()).setenv("DATABASE_URL", url)
        yield url
        with django_db_blocker.unblock():
            connections["default"].close()


@pytest.fixture(scope="session")
def django_db_setup(database_url: str, django_db_blocker) -> Iterator[None]:
    """pytest-django's database: ours, in place of one that it would migrate for each run."""
    with pytest.MonkeyPatch.context() as patch:
        with django_db_blocker.unblock():
            if emptying.may_empty():
                patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _self: emptying.empty_tables())
        yield


def _migrate() -> None:
    """The migrated template; without the guards that keep a table from being emptied, as Django's tests do it."""
    call_command("migrate", verbosity=0, interactive=False)
    with connections["default"].cursor() as cursor:
        for model, trigger in pgtrigger.registered():
            if trigger.name == never_emptied().name:
                cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER {trigger.get_pgid(model)}")


@pytest.fixture(autouse=True)
def no_language_left() -> Iterator[None]:
    """A page that a test's client has asked for leaves its language to this thread, and so to the tests after it."""
    with translation.override(translation.get_language()):
        yield


@pytest.fixture(autouse=True)
def no_menu_left() -> None:
    """The menu of the public site is kept in the process, which outlives a test's pages."""
    forget_menu()


@pytest.fixture(autouse=True)
def no_jobs_left(request: pytest.FixtureRequest, django_db_blocker) -> Iterator[None]:
    """Django empties its own tables after a test that commits; those of the jobs are not its own."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction")):
        with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_periodic_defers")
            cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.fixture
def free_port() -> int:
    """A TCP port of this machine that nobody listened on a moment ago."""
    return find_free_port()
