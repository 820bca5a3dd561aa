"""The people of the demonstration, made once, and officers in offices that come later."""

import pytest

from hanse.frame import catalogue
from hanse.frame.public import declare
from hanse.frame.rules import offices_of
from hanse.host.demo import OFFICERS, PASSWORD, RESIDENT, load
from hanse.identity.public import User, viewer_of
from tests.frame.samples import permit

pytestmark = pytest.mark.django_db


def test_it_names_who_can_sign_in_with_which_password():
    said = load()

    assert PASSWORD in said
    for one in (RESIDENT, *OFFICERS):
        assert one.email in said
        assert User.objects.get(email=one.email).check_password(PASSWORD)


def test_a_service_that_comes_later_finds_its_officers():
    load()
    before = User.objects.count()
    declare(permit())
    load()
    catalogue.withdraw("permit")

    assert User.objects.count() == before
    assert {"building", "fire"} <= offices_of(viewer_of(User.objects.get(email=OFFICERS[0].email)))
    assert offices_of(viewer_of(User.objects.get(email=RESIDENT.email))) == frozenset()
