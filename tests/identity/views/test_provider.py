"""Sign-in with a provider of identities: a real one, on loopback, met by a real browser."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import oidc_provider_mock
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from hanse.identity.actions import invite_person
from hanse.identity.actions.invitation import invitation_link
from hanse.identity.models import User
from hanse.kernel.actor import Actor
from hanse.kernel.models import AuditEntry
from tests.factories import OrganisationFactory
from tests.identity.people import PASSWORD, a_person, signs_in
from tests.journeys.browser import check_page, shot

journey = pytest.mark.journey
WIDTHS = (1280, 375)


def claims(email: str, *, verified: object) -> dict[str, object]:
    return {"email": email, "email_verified": verified, "name": "Kim Min-ji"}


PEOPLE = {
    "kim": claims("Kim@Example.org", verified=True),
    "unverified": claims("kim@example.org", verified=False),
    "false-as-a-word": claims("kim@example.org", verified="false"),
    "silent": {"email": "kim@example.org"},
    "stranger": claims("mallory@example.org", verified=True),
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a provider that knows those people."""
    people = [oidc_provider_mock.User(sub=sub, claims=said) for sub, said in PEOPLE.items()]
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as running:
        yield f"http://localhost:{running.server_port}"


def named(settings, address: str) -> None:
    """Name the provider as HANSE_OIDC_SERVER and its companions do."""
    app = {"provider_id": "town", "name": "Town Hall", "client_id": "hanse", "secret": "s"}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app | {"settings": {"server_url": address}}]}
    }


@pytest.fixture
def comes(transactional_db, visitor, live_server, settings, server) -> Callable[..., Page]:
    """Somebody goes from our sign-in page to the provider and says there who she is."""
    named(settings, server)

    def come(sub: str, *, language: str = "en", start: str = "account/login/", **how) -> Page:
        page = visitor(live_server.url, **how)
        page.route("https://cdn.jsdelivr.net/**", lambda route: route.fulfill(body="", content_type="text/css"))
        page.goto(f"/{language}/{start}")
        page.locator("main form[action*='/oidc/town/login/'] button").click()
        page.get_by_role("button", name=sub, exact=True).or_(page.get_by_title(sub, exact=True)).first.click()
        page.wait_for_url(f"{live_server.url}/**")
        return page

    return come


def looks_at(page: Page, name: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        check_page(page)
        shot(page, f"provider-{name}")


@journey
def test_a_person_is_known_by_the_address_that_the_provider_has_verified(comes):
    person = a_person()

    page = comes("kim", language="fr")

    page.wait_for_url("**/fr/work/")
    assert SocialAccount.objects.get().user == person
    assert AuditEntry.objects.filter(verb="identity.connect_provider", subject_id=person.id).count() == 1
    person.refresh_from_db()
    assert person.check_password(PASSWORD), "a proved address keeps its password"


@journey
def test_an_invited_person_comes_in_without_choosing_a_password_and_her_letter_is_void(comes, client):
    person = invite_person(
        email="kim@example.org", party=OrganisationFactory(), role="contributor", by=Actor.system("t"), invited_by="Lee"
    )
    link = invitation_link(person)  # what her letter held
    page = comes("kim")

    page.wait_for_url("**/en/work/")
    assert EmailAddress.objects.get(user=person).verified
    assert client.get(link.removeprefix("http://localhost:8000")).status_code == 410


@journey
@pytest.mark.parametrize("sub", ["stranger", "unverified"])
def test_who_is_not_invited_or_not_verified_is_told_what_to_do_and_gets_no_account(comes, sub):
    person = a_person()
    page = comes(sub)

    expect(page.get_by_role("heading", level=1)).to_have_text("You need an invitation")
    looks_at(page, "refused")
    assert User.objects.get() == person
    assert not SocialAccount.objects.exists()
    assert not signed_in(page)


def signed_in(page: Page) -> bool:
    page.goto("/en/account/profile/")
    return urlsplit(page.url).path == "/en/account/profile/"


@pytest.mark.long
@journey
def test_who_turns_back_at_the_provider_is_told_that_nothing_was_changed(comes, settings, visitor, live_server):
    page = visitor(live_server.url)
    page.route("https://cdn.jsdelivr.net/**", lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto("/en/account/login/")
    page.locator("main form[action*='/oidc/town/login/'] button").click()
    page.get_by_role("button", name="Deny access").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("You did not sign in")
    looks_at(page, "cancelled")


@pytest.mark.long
@journey
@pytest.mark.parametrize("sub", ["false-as-a-word", "silent"])
def test_no_other_way_of_not_verifying_takes_an_account_over(comes, sub):
    a_person()

    page = comes(sub)

    expect(page.get_by_role("heading", level=1)).to_have_text("You need an invitation")
    assert not SocialAccount.objects.exists()


@journey
def test_a_password_set_by_who_never_proved_the_address_is_void(comes):
    """An impostor may have registered with another's address: the password that she chose must not stay."""
    impostor = a_person(verified=False)

    page = comes("kim")

    page.wait_for_url("**/en/work/")
    impostor.refresh_from_db()
    assert not impostor.has_usable_password()
    assert EmailAddress.objects.get(user=impostor).verified


@journey
def test_the_second_step_is_asked_of_who_comes_from_a_provider_too(comes):
    TOTP.activate(a_person(), generate_totp_secret())

    page = comes("kim")

    page.wait_for_url("**/2fa/authenticate/")
    assert not signed_in(page)


@pytest.mark.long
@journey
def test_a_closed_account_stays_closed_for_who_comes_from_a_provider(comes):
    a_person(is_active=False)

    page = comes("kim")

    expect(page.get_by_role("heading", level=1)).to_have_text("This account is closed")
    assert not signed_in(page)


@pytest.mark.django_db
def test_a_provider_that_is_down_is_a_page_that_says_so(client, settings, free_port):
    named(settings, f"http://localhost:{free_port}")

    page = client.post(reverse("openid_connect_login", args=["town"]))

    assert page.status_code == 401
    assert "The other sign-in service did not answer" in page.content.decode()


@pytest.mark.django_db
def test_a_state_that_is_not_this_browsers_signs_nobody_in(client, settings, server):
    named(settings, server)
    elsewhere = Client()
    elsewhere.post(reverse("openid_connect_login", args=["town"]))
    [state] = elsewhere.session["socialaccount_states"]

    page = client.get(reverse("openid_connect_callback", args=["town"]), {"code": "x", "state": state})

    assert page.status_code == 401
    assert "Signing in did not work" in page.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_the_way_back_has_one_address_for_all_languages(client, settings, server):
    named(settings, server)

    pages = [client.post(f"/{code}/account/oidc/town/login/").content.decode() for code in ("en", "fr", "ar")]

    assert all("redirect_uri=http%3A%2F%2Ftestserver%2Faccount%2Foidc%2Ftown%2Fcallback%2F" in page for page in pages)


@pytest.mark.django_db
def test_without_a_provider_there_is_none_to_go_to(client):
    assert client.post(reverse("openid_connect_login", args=["town"])).status_code == 404
    assert "oidc" not in client.get(reverse("account_login")).content.decode()


@pytest.mark.long
@journey
def test_a_person_connects_another_identity_signs_in_with_it_and_disconnects_it(comes, visitor, live_server):
    """The provider gives another address than ours: it counts because she was signed in here when she connected it."""
    person = a_person()
    page = visitor(live_server.url)
    page.route("https://cdn.jsdelivr.net/**", lambda route: route.fulfill(body="", content_type="text/css"))
    signs_in(page, person)
    page.goto("/en/account/3rdparty/")
    page.get_by_role("button", name="Connect Town Hall").click()
    page.get_by_title("stranger", exact=True).click()
    page.wait_for_url("**/reauthenticate/**")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/3rdparty/")
    looks_at(page, "connected")
    assert SocialAccount.objects.get().user == person

    assert signed_in(comes("stranger"))

    page.get_by_role("button", name="Disconnect").click()
    page.wait_for_load_state()
    assert not SocialAccount.objects.exists()
    assert not signed_in(comes("stranger"))
