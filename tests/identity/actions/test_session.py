"""What is kept of where people are signed in."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from procrastinate.contrib.django import app

from hanse.identity.tasks import purge
from hanse.kernel.clock import now
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def signed_in(*, ended: bool) -> UserSession:
    ends = now() + timedelta(days=-1 if ended else 1)
    key = f"session{ended}"
    Session.objects.create(session_key=key, session_data="", expire_date=ends)
    return UserSession.objects.create(user=UserFactory(), ip="192.0.2.1", session_key=key, user_agent="Browser")


def test_a_device_is_forgotten_when_its_session_has_ended_or_is_gone():
    ended, standing = signed_in(ended=True), signed_in(ended=False)
    gone = UserSession.objects.create(user=ended.user, ip="192.0.2.2", session_key="gone", user_agent="Browser")

    purge(0)

    assert [one.pk for one in UserSession.objects.all()] == [standing.pk]
    assert gone.pk != standing.pk
    assert [one.session_key for one in Session.objects.all()] == ["sessionFalse"]
    assert "identity.purge_sessions" in app.tasks
