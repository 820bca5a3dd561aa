"""An empty preview: nothing of what was tried before, and the service's example cases."""

from django.db import connection, transaction

from hanse.frame.tools.examples import make_examples
from hanse.frame.tools.preview import moment
from hanse.frame.tools.preview.asked import roles
from hanse.frame.tools.preview.people import person_of
from hanse.frame.tools.preview.shown import shown

KEPT = ("django_migrations", "django_content_type", "auth_permission", "procrastinate_workers")


def begin() -> str:
    """Empty everything and make the examples; returns what the person who starts the preview must know."""
    moment.put_right()
    with transaction.atomic():
        _empty()
        if shown.procedure is not None:
            for role in roles(shown.procedure):
                person_of(role)
            make_examples()
    return "The bar at the top of every page changes who you are, the language, the day and the step."


def _empty() -> None:
    """Every table but those of the code itself; what guards append-only tables is put aside for it."""
    tables = [one for one in connection.introspection.table_names() if one not in KEPT]
    quoted = ", ".join(connection.ops.quote_name(one) for one in tables)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"TRUNCATE {quoted} RESTART IDENTITY CASCADE")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
