"""Tables emptied after a test that commits.

Django truncates all of them, which costs the server half a second however few rows there are, and then writes again
what it knows of the models. Here the rows go that are there, and what describes the models stays.
"""

from django.db import connections, transaction
from psycopg import sql

KEPT = frozenset({"django_migrations", "django_content_type", "auth_permission"})
"""What the migrations have written of the tables themselves; all else that they write is gone after Django's way too."""

TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname"


def empty_tables() -> None:
    """Delete every row, whatever guards it: the guards and references are the tables' own, and all of them go."""
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute(TABLES)
        names = [name for (name,) in cursor.fetchall() if name not in KEPT]
        one = "SELECT {} WHERE EXISTS (SELECT 1 FROM {})"
        cursor.execute(sql.SQL(" UNION ALL ").join(sql.SQL(one).format(name, sql.Identifier(name)) for name in names))
        filled = [name for (name,) in cursor.fetchall()]
        cursor.execute("SET LOCAL session_replication_role = replica")
        for name in filled:
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))


def may_empty() -> bool:
    """Whether the server lets these tests pass the guards; the embedded one does, another one its superusers alone."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
        return cursor.fetchone() == (True,)
