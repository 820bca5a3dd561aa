"""What browsers and proxies may keep."""

import pytest
from django.urls import reverse

from tests.diagnostic.rounds import BACKEND
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PAGES = ["mfa_index", "account_email", "usersessions_list", "account_change_password", "home"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_for_somebody_who_is_signed_in_is_kept_by_nobody(client, page):
    client.force_login(UserFactory(), backend=BACKEND)
    kept = client.get(reverse(page)).headers["Cache-Control"]

    assert {"private", "no-store"} <= set(kept.split(", "))


def test_a_page_that_says_how_it_may_be_kept_is_left_alone(client):
    client.force_login(UserFactory(), backend=BACKEND)
    kept = client.get(reverse("diagnostic:public_results")).headers["Cache-Control"]

    assert set(kept.split(", ")) == {"private", "no-cache"}


def test_a_page_for_everyone_may_be_kept(client):
    assert "Cache-Control" not in client.get(reverse("home")).headers
