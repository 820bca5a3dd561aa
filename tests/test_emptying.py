"""What is left after a test that commits."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from hanse.identity.models import User
from hanse.kernel.models import AuditEntry
from tests.diagnostic.rounds import a_team, answered, begun
from tests.emptying import KEPT, TABLES, empty_tables, may_empty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(db):
    if not may_empty():
        pytest.skip("the server that DATABASE_URL names keeps its guards from this user; Django's own way is taken")


def filled() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        names = [name for (name,) in cursor.fetchall()]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in names))
        return {name for (name,) in cursor.fetchall()}


def test_rows_that_are_guarded_and_that_name_each_other_go_and_what_describes_the_models_stays():
    answered(begun(a_team()))
    assert AuditEntry.objects.exists()
    assert len(filled() - KEPT) > 10

    empty_tables()

    assert filled() == KEPT
    assert ContentType.objects.get_for_model(AuditEntry).pk
    answered(begun(a_team()))  # the guards stand again, and nothing is in the way of the same once more


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_each_test_that_commits_finds_nothing_of_others(time):
    assert not User.objects.exists(), "no migration writes people: these are another test's"
    a_team()
