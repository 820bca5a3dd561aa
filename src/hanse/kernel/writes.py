"""Writes to append-only tables: the SQL of a table is made once, and no signal is sent."""

from functools import cache

from django.db import connections, models, router


def append[Row: models.Model](row: Row) -> Row:
    """Insert a new row as it is; every column has its value in Python, the key included."""
    using = router.db_for_write(type(row))
    connection = connections[using]
    values = [
        field.get_db_prep_save(getattr(row, field.attname), connection) for field in type(row)._meta.concrete_fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(_insert(type(row), using), values)
    row._state.adding, row._state.db = False, using
    return row


@cache
def _insert(model: type[models.Model], using: str) -> str:
    quote = connections[using].ops.quote_name
    columns = [quote(field.column) for field in model._meta.concrete_fields if field.column]
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - names
