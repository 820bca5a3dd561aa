"""A new password, and what it makes void."""

from datetime import timedelta

import pytest

from hanse.identity.actions import choose_password, make_key, prove_address, use_key
from hanse.identity.actions.password import KEYS_REVOKED
from hanse.kernel.clock import today
from hanse.kernel.models import AuditEntry, Notice
from tests.identity.people import a_person

pytestmark = pytest.mark.django_db
NEW = "seven green hills"


def a_key(person, name="Register"):
    return make_key(person, name=name, scope="write", expires_on=today() + timedelta(days=9))


def test_a_new_password_makes_every_key_void_and_a_letter_says_which():
    person, other = a_person(), a_person("lee@example.org")
    keys = [a_key(person), a_key(person, "GIS")]
    kept = a_key(other)

    assert choose_password(person, NEW) == ["GIS", "Register"]

    assert person.check_password(NEW)
    assert [use_key(key.secret) for key in keys] == [None, None]
    assert use_key(kept.secret) is not None
    letter = Notice.objects.get(template=KEYS_REVOKED)
    assert letter.address == person.email
    assert "- GIS\n- Register\n" in letter.body
    assert "/en/account/profile/keys/" in letter.body
    assert AuditEntry.objects.filter(verb="identity.revoke_key", actor_id=person.id).count() == len(keys)


def test_without_keys_no_letter_is_written():
    assert choose_password(a_person(), NEW) == []
    assert not Notice.objects.exists()


def test_keys_made_before_the_address_was_proved_are_void_with_the_password():
    person = a_person(verified=False)
    made = a_key(person)

    prove_address(person, provider="oidc")

    assert use_key(made.secret) is None
