import pytest
from django.db import ProgrammingError, transaction

from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.ids import new_id
from hanse.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_did_what():
    person = Actor.person(new_id())

    audit.record("test.do_thing", by=person, detail={"field": "name"})

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.actor_kind, entry.actor_id) == ("test.do_thing", "person", person.id)
    assert entry.detail == {"field": "name"}


@pytest.mark.parametrize("change", [lambda rows: rows.update(verb="test.other"), lambda rows: rows.delete()])
def test_the_database_refuses_to_change_an_entry(change):
    entry = audit.record("test.do_thing", by=Actor.system("test"))

    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        change(AuditEntry.objects.filter(id=entry.id))

    assert AuditEntry.objects.get().verb == "test.do_thing"
