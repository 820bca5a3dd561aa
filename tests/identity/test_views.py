import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from hanse.identity.actions import invite_person
from hanse.identity.models import User
from hanse.kernel.actor import Actor
from hanse.kernel.models import Notice
from tests.factories import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")
PASSWORD = "three quiet rivers"


@pytest.fixture
def person():
    user = UserFactory(email="kim@example.org", name="Kim")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def invite(email="lee@example.org"):
    user = invite_person(
        email=email, party=OrganisationFactory(name="Ulsan"), role="contributor", by=SYSTEM, invited_by="Kim"
    )
    link = re.search(r"http\S+", Notice.objects.latest("id").body).group()
    return user, link.removeprefix("http://localhost:8000")


@pytest.mark.parametrize("email", ["kim@example.org", "KIM@Example.org"])
def test_a_person_signs_in_whatever_the_case_of_her_address(client, person, email):
    response = client.post(reverse("account_login"), {"login": email, "password": PASSWORD})

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(person.id)


def test_a_wrong_password_is_told_in_the_error_summary_and_keeps_the_address(client, person):
    page = client.post(reverse("account_login"), {"login": person.email, "password": "wrong"}).content.decode()

    assert "govuk-error-summary" in page
    assert "do not belong together. Try again, or choose a new password" in page
    assert person.email in page
    assert "_auth_user_id" not in client.session


def test_what_is_missing_at_sign_in_is_named_above_and_beside(client):
    page = client.post(reverse("account_login"), {}).content.decode()

    assert page.count("Fill in “E-mail address”.") == page.count("Fill in “Password”.") == 2
    assert "This field is required" not in page


def test_who_has_signed_in_is_not_told_so(client, person):
    came = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}, follow=True)

    assert person.name in came.content.decode()
    assert "govuk-notification-banner" not in came.content.decode()


def test_guessing_passwords_is_stopped(client, person):
    for _ in range(6):
        client.post(reverse("account_login"), {"login": person.email, "password": "wrong"})

    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_nobody_signs_up_uninvited(client):
    page = client.get(reverse("account_signup"))

    assert "password1" not in page.content.decode()
    assert reverse("account_signup") not in client.get(reverse("account_login")).content.decode()


def test_an_invited_person_chooses_a_password_and_is_signed_in(client):
    user, path = invite()

    assert "lee@example.org" in client.get(path).content.decode()
    client.post(path, {"name": "이순신", "password": PASSWORD})

    user.refresh_from_db()
    assert user.name == "이순신"
    assert client.session["_auth_user_id"] == str(user.id)
    assert EmailAddress.objects.get(user=user).verified


def test_a_link_works_once(client):
    _user, path = invite()
    client.post(path, {"name": "Lee", "password": PASSWORD})

    again = client.post(path, {"name": "Mallory", "password": "other quiet rivers"})

    assert again.status_code == 410
    assert User.objects.get(email="lee@example.org").name == "Lee"


def test_a_forged_link_is_refused(client):
    response = client.get(reverse("identity:accept_invitation", args=["forged:token:x"]))

    assert response.status_code == 410


def test_a_weak_password_is_refused_with_the_reason(client):
    user, path = invite()

    page = client.post(path, {"name": "Lee", "password": "short"}).content.decode()

    assert "at least 12 characters" in page
    user.refresh_from_db()
    assert not user.has_usable_password()


@pytest.mark.parametrize(
    "name", ["identity:profile", "mfa_index", "usersessions_list", "account_change_password", "mfa_add_webauthn"]
)
def test_security_pages_need_sign_in_and_then_show_in_our_layout(client, person, name):
    assert client.get(reverse(name)).status_code == 302

    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    page = client.get(reverse(name), follow=True)

    assert page.status_code == 200
    assert "hanse-template" in page.content.decode()


def test_a_session_elsewhere_can_be_ended(client, person):
    elsewhere = Client()
    for one in (client, elsewhere):
        one.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    client.post(reverse("usersessions_list"))

    assert client.get(reverse("identity:profile")).status_code == 200
    assert elsewhere.get(reverse("identity:profile")).status_code == 302


def test_the_profile_is_changed(client, person):
    client.force_login(person, backend="hanse.identity.views.backend.SignInBackend")

    client.post(reverse("identity:profile"), {"name": "Kim Min-ji", "language": "ko"})

    person.refresh_from_db()
    assert (person.name, person.language) == ("Kim Min-ji", "ko")


def test_the_rule_for_a_password_is_told_and_is_no_markup_to_read(client, person):
    client.force_login(person, backend="hanse.identity.views.backend.SignInBackend")

    page = client.get(reverse("account_change_password")).content.decode()

    assert "At least 12 characters" in page
    assert "&lt;li&gt;" not in page


@pytest.mark.parametrize("name", ["account_email", "account_change_password", "mfa_index", "usersessions_list"])
def test_from_each_page_of_the_account_a_way_leads_back(client, person, name):
    client.force_login(person, backend="hanse.identity.views.backend.SignInBackend")

    page = client.get(reverse(name), follow=True).content.decode()

    assert f'href="{reverse("identity:profile")}" class="govuk-back-link"' in page
