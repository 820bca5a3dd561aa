"""Guards in the database, asked as somebody at the database's own shell would."""

import pgtrigger
import pytest
from django.db import ProgrammingError, connection, transaction

from hanse.kernel.guards import never_emptied

pytestmark = pytest.mark.django_db


def guarded() -> list[tuple[str, str]]:
    """Tables that are never emptied, and the trigger in each."""
    found = [(model._meta.db_table, trigger, model) for model, trigger in pgtrigger.registered()]
    return [(table, one.get_pgid(model)) for table, one, model in found if one.name == never_emptied().name]


def test_no_table_with_rows_that_stay_can_be_emptied():
    tables = dict(guarded())
    assert {"kernel_auditentry", "questions_answerversion", "diagnostic_result", "diagnostic_sharing"} <= set(tables)
    for table, trigger in tables.items():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")
            with pytest.raises(ProgrammingError, match="Cannot truncate"), transaction.atomic():
                cursor.execute(f"TRUNCATE {table} CASCADE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
