"""Make the site ready for its server: tables, collected static files and, in a demonstration, the demo's data.

Each step is quick when there is nothing to do: `hanse serve` runs this at every start.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

from hanse.frame.public import changed_versions
from hanse.host.environment import Mode
from hanse.host.fresh_tables import make_tables

TABLES = "tables of a site"


class Command(BaseCommand):
    help = "Migrate, collect static files and load the demonstration, each if needed."
    requires_system_checks: list[str] = []  # slow, and not about what a start needs

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sign-ins", type=Path, help="file for what the demonstration says of its sign-ins")

    def handle(self, *_args: Any, sign_ins: Path | None = None, **_options: Any) -> None:
        self._migrate()
        self._refuse_changed_versions()
        self._collect()
        for one in settings.PREPARATIONS:
            import_string(one)()
        if settings.MODE is Mode.DEMO:
            said = import_string(settings.DEMONSTRATION)()
            call_command("example_cases", verbosity=0)
            if sign_ins:
                sign_ins.write_text(said, encoding="utf-8")

    def _migrate(self) -> None:
        with _alone():
            executor = MigrationExecutor(connection)
            pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
            if pending:
                self.stdout.write(f"Preparing the database: {len(pending)} steps.")
                make_tables()
                call_command("migrate", interactive=False, verbosity=0)

    def _refuse_changed_versions(self) -> None:
        """Cases keep the version under which they began, so a version that somebody has used never changes."""
        for one in changed_versions() if settings.VERSIONS_STAY else ():
            words = f"{one} is not what it was when people began under it. Raise the version of what you have changed."
            if settings.MODE is not Mode.DEMO:
                raise CommandError(words)
            self.stderr.write(words)

    def _collect(self) -> None:
        assert settings.STATIC_ROOT, "tests, which have no such folder, prepare no site"
        root = Path(settings.STATIC_ROOT)
        stamp, digest = root / ".collected", static_digest()
        if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
            return
        self.stdout.write("Collecting static files.")
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(digest, encoding="ascii")


@contextmanager
def _alone() -> Iterator[None]:
    """Of servers that start at once on one database the first makes its tables, and the others wait for them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [TABLES])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [TABLES])


def static_digest() -> str:
    """A digest of the names, sizes and times of all static files of the installed apps."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
