import pytest
from django.urls import reverse

from hanse.diagnostic.public import SCANS_KEPT_FOR
from hanse.frame.public import APPLICATIONS_KEPT_FOR
from hanse.host.maps import Map
from hanse.kernel import notices
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "home"), [("fr-CA,fr;q=0.9", "/fr/"), ("ar", "/ar/"), ("xx", "/en/"), ("", "/en/")]
)
def test_a_visitor_is_led_to_her_language(client, accepted, home):
    assert client.get("/", headers={"accept-language": accepted}).headers["Location"] == home


def test_a_person_is_led_to_the_language_she_chose(client):
    client.force_login(UserFactory(language="ko"), backend="hanse.identity.views.backend.SignInBackend")

    assert client.get("/").headers["Location"] == "/ko/"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_home_is_public_and_small(client, language):
    page = client.get(f"/{language}/")

    assert page.status_code == 200
    assert f'lang="{language}"' in page.content.decode()
    assert len(page.content) < 30_000
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_page_of_errors_has_the_headers_of_every_page(client):
    page = client.get("/en/", headers={"host": "elsewhere.example"})

    assert page.status_code == 400
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"


def test_an_address_that_leads_nowhere_is_explained(client):
    page = client.get("/en/no-such-page/")

    assert page.status_code == 404
    assert "There is no such page" in page.content.decode()
    assert reverse("home")


def test_home_leads_a_visitor_to_the_quick_scan_and_a_person_to_her_work(client):
    scan, work = reverse("diagnostic:quick_scan"), reverse("diagnostic:work")
    assert f'href="{scan}"' in client.get("/en/").content.decode()

    client.force_login(UserFactory(), backend="hanse.identity.views.backend.SignInBackend")
    page = client.get("/en/").content.decode()
    assert f'href="{work}"' in page
    assert f'href="{scan}"' not in page


def test_privacy_names_the_spans_that_the_code_keeps_to(client, settings):
    settings.SESSION_COOKIE_AGE = 9 * 24 * 3600

    page = client.get("/en/privacy/").content.decode()

    assert "for 9 days if you ask for that" in page
    assert f"if you begin one: {SCANS_KEPT_FOR.days} days." in page
    assert f"at most {APPLICATIONS_KEPT_FOR.days} days after you last wrote in it" in page, (
        "services are offered here too"
    )
    assert "A public register: everybody." in page
    kept, words = notices.KEPT_FOR.days, notices.WORDS_KEPT_FOR.days
    assert f"{kept} days. The words of those that you cannot read on the site: {words} days." in page


def test_privacy_names_who_sends_maps(client, settings):
    assert "nothing is fetched from other sites" in client.get("/en/privacy/").content.decode()
    settings.MAP = Map("https://tiles.example/{z}/{x}/{y}.png", "A map", "0,0,2")
    assert "Maps are fetched from https://tiles.example, which learns" in client.get("/en/privacy/").content.decode()


def test_every_cookie_that_the_site_sets_is_one_that_privacy_names(client):
    client.get("/en/account/login/")
    client.post("/en/quick-scan/begin/")
    user = UserFactory()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/en/account/profile/", {"name": "Kim", "language": "en"})

    assert set(client.cookies) <= {"csrftoken", "sessionid", "quick_scan", "messages"}
    assert {"csrftoken", "sessionid", "quick_scan"} <= set(client.cookies)


@pytest.mark.parametrize("name", ["privacy", "accessibility"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_foot_of_every_page_leads_to_privacy_and_accessibility(client, name, language, settings):
    settings.SITE_CONTACT = "secretariat@cities.example"
    address = f"/{language}/{name}/"
    assert f'href="{address}"' in client.get(f"/{language}/").content.decode().partition("<footer")[2]

    page = client.get(address)

    assert page.status_code == 200
    assert "mailto:secretariat@cities.example" in page.content.decode().partition("<footer")[0]
