"""The page of a person's keys."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from hanse.identity.actions import use_key
from hanse.identity.enums import KeyScope
from hanse.identity.models import Key
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "three quiet rivers"
GIVEN = {"name": "Register of the town hall", "scope": "write", "days": "90"}


def signed_in(email="kim@example.org") -> Client:
    """Signed in, with the password given once more, as a page that makes secrets asks for it."""
    user = UserFactory(email=email, name="Kim")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def secret_in(page: str) -> str:
    return re.search(r"hanse_[\w-]{30,}", page).group()


def test_a_changed_password_says_on_the_next_page_which_keys_are_void():
    client = signed_in()
    secret = secret_in(client.post(reverse("identity:keys"), GIVEN).content.decode())
    new = "seven green hills"

    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    page = client.post(reverse("account_change_password"), given, follow=True).content.decode()

    assert "These keys for programs are void now: Register of the town hall." in page
    assert use_key(secret) is None


def test_a_key_is_shown_once_and_works():
    client = signed_in()

    page = client.post(reverse("identity:keys"), GIVEN).content.decode()
    later = client.get(reverse("identity:keys")).content.decode()

    secret = secret_in(page)
    assert use_key(secret).may_write
    assert secret not in later
    assert "Register of the town hall" in later
    assert Key.objects.get().start in later


def test_what_is_missing_is_told_in_the_error_summary():
    page = signed_in().post(reverse("identity:keys"), GIVEN | {"name": ""})

    assert "govuk-error-summary" in page.content.decode()
    assert not Key.objects.exists()


def test_the_password_is_asked_once_more_before_a_key_is_made_and_nothing_typed_is_lost():
    client = signed_in()
    session = client.session
    session["account_authentication_methods"] = []
    session.save()

    asked = client.post(reverse("identity:keys"), GIVEN)
    assert reverse("account_reauthenticate") in asked.headers["Location"]
    assert not Key.objects.exists()
    page = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True).content.decode()

    assert use_key(secret_in(page)).key.name == GIVEN["name"]


def test_revoking_asks_first_and_then_the_key_is_void():
    client = signed_in()
    secret = secret_in(client.post(reverse("identity:keys"), GIVEN).content.decode())
    path = reverse("identity:revoke_key", args=[Key.objects.get().id])

    assert "Revoke the key “Register of the town hall”?" in client.get(path).content.decode()
    assert use_key(secret) is not None
    client.post(path)

    assert use_key(secret) is None
    assert (
        "Register"
        not in client.get(reverse("identity:keys"), follow=True)
        .content.decode()
        .split("Make a key")[0]
        .split("<h2")[-1]
    )


def test_nobody_revokes_another_persons_key():
    other = signed_in("lee@example.org")
    client = signed_in()
    client.post(reverse("identity:keys"), GIVEN)

    response = other.post(reverse("identity:revoke_key", args=[Key.objects.get().id]))

    assert response.status_code == 404
    assert Key.objects.get().revoked_at is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_one_key_and_for_three(count, django_assert_num_queries):
    client = signed_in()
    for _ in range(count):
        client.post(reverse("identity:keys"), GIVEN)

    with django_assert_num_queries(3):  # session, person, keys
        client.get(reverse("identity:keys"))


def test_every_scope_is_offered_and_a_limited_key_says_in_the_list_what_it_may_do():
    client = signed_in()
    offered = client.get(reverse("identity:keys")).content.decode()

    client.post(reverse("identity:keys"), GIVEN | {"scope": "decide"})

    listed = client.get(reverse("identity:keys")).content.decode()
    assert all(f'value="{scope}"' in offered for scope in KeyScope)
    assert "Only work on the cases of your offices</td>" in listed
