import datetime as dt

import pytest
from django.contrib.sessions.models import Session

from hanse.kernel.clock import now
from hanse.kernel.sessions import SessionStore

pytestmark = pytest.mark.django_db


def _kept(**held):
    session = SessionStore()
    session.update(held)
    session.save()
    return session.session_key


def test_a_session_is_found_by_its_key_in_one_query(django_assert_num_queries):
    key = _kept(city="Lyon")
    SessionStore(key).load()

    with django_assert_num_queries(1):
        assert SessionStore(key)["city"] == "Lyon"


def test_what_another_process_writes_is_seen_at_once():
    key = _kept(city="Lyon")
    other = SessionStore(key)
    other["city"] = "Gumi"
    other.save()

    assert SessionStore(key)["city"] == "Gumi"


def test_a_session_that_has_ended_holds_nothing_and_gives_up_its_key():
    key = _kept(city="Lyon")
    Session.objects.update(expire_date=now() - dt.timedelta(seconds=1))
    session = SessionStore(key)

    assert session.get("city") is None
    assert session.session_key is None


def test_a_session_that_was_ended_elsewhere_is_gone():
    key = _kept(city="Lyon")
    Session.objects.all().delete()

    assert SessionStore(key).get("city") is None


def test_without_a_key_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert SessionStore().load() == {}
