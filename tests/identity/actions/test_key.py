from datetime import timedelta

import pytest
from django.test import override_settings

from hanse.identity.actions import make_key, revoke_key, use_key
from hanse.identity.actions.key import MOST_KEYS
from hanse.identity.enums import KeyScope
from hanse.identity.errors import TooManyKeys
from hanse.identity.models import Key
from hanse.identity.queries import names_of
from hanse.kernel.actor import ActorKind
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import AuditEntry
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory(name="Kim")


def made(person, name="Register", scope=KeyScope.READ, days=30):
    return make_key(person, name=name, scope=scope, expires_on=today() + timedelta(days=days))


def test_the_secret_is_nowhere_in_the_database(person):
    new = made(person)

    row = Key.objects.values().get()

    assert len(new.secret) > 40
    assert all(new.secret not in str(value) for value in row.values())
    assert all(new.secret not in str(entry.detail) for entry in AuditEntry.objects.all())
    assert new.secret.startswith(row["start"])


def test_a_used_key_acts_for_the_person_under_its_own_name(person):
    new = made(person, scope=KeyScope.WRITE)

    use = use_key(new.secret)

    assert use.user == person
    assert use.may_write
    assert (use.user.actor.kind, use.user.actor.id) == (ActorKind.KEY, new.key.id)
    assert Key.objects.get().last_used_on == today()


def test_names_are_found_for_persons_and_for_keys(person, django_assert_num_queries):
    new = made(person)

    with django_assert_num_queries(1):
        assert names_of([person.id, new.key.id]) == {person.id: "Kim", new.key.id: "Kim (Register)"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"scope": "admin"}, "scope"),
        ({"days": -1}, "expires_on"),
        ({"days": 400}, "expires_on"),
    ],
)
def test_what_makes_no_key_is_refused_with_its_field(person, values, field):
    with pytest.raises(Invalid) as refused:
        made(person, **values)

    assert refused.value.field == field
    assert not Key.objects.exists()


def test_a_person_has_only_so_many_keys_and_a_revoked_one_makes_room(person):
    first, *_others = [made(person) for _ in range(MOST_KEYS)]
    with pytest.raises(TooManyKeys):
        made(person)

    revoke_key(first.key, by=person)

    assert made(person).key.id


def test_revoking_twice_is_recorded_once(person):
    new = made(person)

    revoke_key(new.key, by=person)
    revoke_key(new.key, by=person)

    assert use_key(new.secret) is None
    assert AuditEntry.objects.filter(verb="identity.revoke_key").count() == 1


@override_settings(API_REQUESTS_PER_MINUTE=2)
def test_the_limit_is_counted_by_minute(person):
    secret = made(person).secret

    assert [bool(use_key(secret).wait) for _ in range(3)] == [False, False, True]
    Key.objects.update(window_began_at=now() - timedelta(seconds=61))

    assert not use_key(secret).wait


def test_using_a_key_takes_two_queries(person, django_assert_num_queries):
    secret = made(person).secret

    with django_assert_num_queries(2):
        use_key(secret)


@pytest.mark.parametrize(
    ("scope", "may_write", "everywhere", "for_deciding"),
    [
        (KeyScope.READ, False, True, True),
        (KeyScope.WRITE, True, True, True),
        (KeyScope.APPLY, True, False, False),
        (KeyScope.DECIDE, True, False, True),
    ],
)
def test_a_limited_key_serves_only_where_its_scope_is_named(person, scope, may_write, everywhere, for_deciding):
    use = use_key(made(person, scope=scope).secret)

    assert use.may_write is may_write
    assert use.serves(()) is everywhere
    assert use.serves({KeyScope.DECIDE}) is for_deciding
