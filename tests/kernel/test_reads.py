import datetime as dt
from uuid import UUID

import pytest
from django.db.models import QuerySet

from hanse.identity.models import Mandate, Party, User
from hanse.kernel.ids import new_id
from hanse.kernel.reads import prepared

pytestmark = pytest.mark.django_db


@prepared
def _by_id(user_id: UUID) -> QuerySet[User]:
    return User.objects.filter(id=user_id)


@prepared
def _named(name: str, email: str) -> QuerySet[User, tuple[str, str]]:
    return User.objects.filter(name=name, email=email).values_list("email", "name")


@prepared
def _held(user_id: UUID, on: dt.date) -> QuerySet[Mandate]:
    return Mandate.objects.current(on).filter(user_id=user_id).select_related("party")


def test_each_call_reads_with_its_own_values():
    ada = User.objects.create_user("ada@example.org", name="Ada")
    bela = User.objects.create_user("bela@example.org", name="Bela")

    assert (_by_id(ada.id), _by_id(bela.id), _by_id(new_id())) == ([ada], [bela], [])
    assert _named("Bela", "bela@example.org") == [("bela@example.org", "Bela")]


def test_nothing_is_kept_between_calls():
    ada = User.objects.create_user("ada@example.org", name="Ada")
    assert _by_id(ada.id)[0].name == "Ada"

    User.objects.update(name="Ada L.")

    assert _by_id(ada.id)[0].name == "Ada L."


def test_what_is_joined_comes_along_in_one_query(django_assert_num_queries):
    ada, party = User.objects.create_user("ada@example.org"), Party.objects.create(kind="organisation", name="Lyon")
    today = dt.date(2026, 3, 2)
    Mandate.objects.create(user=ada, party=party, role="approver", starts_on=today, ends_on=today)
    _held(ada.id, today)  # the first call makes the SQL

    with django_assert_num_queries(1):
        (mandate,) = _held(ada.id, today)
        assert mandate.party.name == "Lyon"

    assert _held(ada.id, today + dt.timedelta(days=1)) == []


def test_values_are_no_sql():
    User.objects.create_user("ada@example.org", name="Ada")

    assert _named("Ada' OR true --", "ada@example.org") == []
    assert _named("%s", "%(name)s") == []


def test_a_value_that_does_not_reach_the_database_is_refused():
    @prepared
    def by_upper(name: str) -> QuerySet[User]:
        return User.objects.filter(name=name.upper() + "!")

    with pytest.raises(TypeError, match="each argument must reach the database"):
        by_upper("ada")
