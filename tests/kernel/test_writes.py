import pytest
from django.db import IntegrityError, transaction

from hanse.kernel.ids import new_id
from hanse.kernel.models import AuditEntry
from hanse.kernel.writes import append

pytestmark = pytest.mark.django_db


def _entry(**changes):
    given = {
        "verb": "test.happened",
        "actor_kind": "system",
        "actor_label": "Ünïcode 城 %s",
        "detail": {"a": [1, None]},
    }
    return AuditEntry(**given | changes)


def test_a_row_is_stored_as_it_is_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        row = append(_entry(party_id=new_id()))

    stored = AuditEntry.objects.get()
    kept = [field.attname for field in AuditEntry._meta.concrete_fields]
    assert [getattr(stored, name) for name in kept] == [getattr(row, name) for name in kept]


def test_a_row_that_was_appended_is_known_to_be_there():
    row = append(_entry())

    row.refresh_from_db()
    assert not row._state.adding


def test_the_table_refuses_what_it_must():
    row = append(_entry())

    with pytest.raises(IntegrityError), transaction.atomic():
        append(_entry(id=row.id))
