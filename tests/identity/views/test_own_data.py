"""The pages on which somebody sees everything that is kept about her, takes it away, and erases her account."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from hanse.identity.models import User
from hanse.kernel.models import Delivery, Notice
from tests.diagnostic.rounds import BACKEND, Team, a_team

pytestmark = pytest.mark.django_db
ERASE, DATA = "identity:erase", "identity:own_data"
PASSWORD = "three quiet rivers"


@pytest.fixture
def team() -> Team:
    return a_team()


@pytest.fixture
def signed_in(client: Client, team: Team) -> Client:
    """The coordinator, who has just given her password."""
    person = team.coordinator
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def test_everything_is_on_a_page_and_in_a_file(signed_in: Client, team: Team) -> None:
    page = signed_in.get(reverse(DATA))
    assert team.coordinator.email in page.text
    assert "For whom you may act" in page.text
    assert "Mobile number" in page.text
    assert '<td class="govuk-table__cell">Coordinator</td>' in page.text
    assert 'scope="col" class="govuk-table__header">created at' not in page.text
    file = signed_in.get(reverse("identity:own_data_file"))
    assert "attachment" in file.headers["Content-Disposition"]
    assert file.json()["identity.Mandate"][0]["party_name"] == "Gumi"


def test_the_last_coordinator_is_warned_and_another_is_not(signed_in: Client, team: Team) -> None:
    page = signed_in.get(reverse(ERASE)).text
    assert "You are the last coordinator of Gumi." in page
    assert "decisions rest on it" in page
    other = Client()
    other.force_login(team.contributor, backend=BACKEND)
    assert "last coordinator" not in other.get(reverse(ERASE)).text


def test_an_account_is_erased_once_its_address_is_typed_and_a_last_letter_says_so(
    signed_in: Client, team: Team, django_capture_on_commit_callbacks
) -> None:
    refused = signed_in.post(reverse(ERASE), {"email": "other@example.org"})
    assert refused.status_code == 422
    assert "This is not the address with which you sign in." in refused.text
    assert User.objects.get(id=team.coordinator.id).is_active

    with django_capture_on_commit_callbacks(execute=True):
        done = signed_in.post(reverse(ERASE), {"email": team.coordinator.email.upper()}, follow=True)
    assert "Your account is erased" in done.text
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([team.coordinator.email], "Your account is erased")
    assert "No copy of it is kept" in letter.body
    assert not Notice.objects.filter(address=team.coordinator.email).exists()
    assert not Delivery.objects.filter(address=team.coordinator.email).exists()
    assert not User.objects.get(id=team.coordinator.id).is_active
    assert signed_in.get(reverse(DATA)).status_code == 302
