"""Sessions: listed, ended, and void at once where the right to them is gone."""

import json
import os
import subprocess
import sys

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from hanse.identity.actions import end_mandate
from hanse.identity.models import Mandate
from hanse.identity.presenters import device_name
from hanse.kernel.actor import Actor
from tests.diagnostic.rounds import BACKEND, a_team, begun
from tests.identity.people import PASSWORD, a_person

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605 Version/18.1 Mobile Safari/604.1"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0"
database = pytest.mark.django_db


def signed_in(user, agent: str = DESK) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("identity:profile")).status_code == 200


@database
def test_a_person_sees_her_devices_by_name_and_signs_one_out():
    person = a_person()
    desk, phone = signed_in(person), signed_in(person, PHONE)
    page = desk.get(reverse("usersessions_list")).content.decode()
    assert "Safari, iPhone" in page
    assert "Edge, Windows" in page
    chosen = UserSession.objects.get(user_agent=PHONE)

    desk.post(reverse("usersessions_list"), {"session": chosen.pk})

    assert is_in(desk)
    assert not is_in(phone)


@database
@pytest.mark.parametrize("chosen", ["another's", "nonsense", "²", "9" * 19, "9" * 5000])
def test_nobody_ends_what_is_not_hers(chosen):
    kim, lee = a_person(), a_person("lee@example.org")
    hers, other = signed_in(kim), signed_in(lee)
    if chosen == "another's":
        chosen = str(UserSession.objects.get(user=lee).pk)

    answer = hers.post(reverse("usersessions_list"), {"session": chosen})

    assert answer.status_code == 302
    assert is_in(other)
    assert is_in(hers)


@database
def test_a_changed_password_signs_out_everywhere_else():
    person = a_person()
    here, elsewhere = signed_in(person), signed_in(person, PHONE)
    new = {"oldpassword": PASSWORD, "password1": "seven green hills", "password2": "seven green hills"}

    here.post(reverse("account_change_password"), new)

    assert is_in(here)
    assert not is_in(elsewhere)


@database
def test_a_session_that_was_there_before_sign_in_is_another_after_it():
    """Who slips a session to somebody does not share it once she has signed in."""
    person = a_person()
    client = Client()
    session = client.session
    session["slipped"] = "in"
    session.save()
    client.cookies["sessionid"] = slipped = session.session_key

    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    assert client.cookies["sessionid"].value != slipped
    thief = Client()
    thief.cookies["sessionid"] = slipped
    assert is_in(client)
    assert not is_in(thief)


@database
def test_a_deactivated_person_is_out_at_her_next_request_and_cannot_come_back():
    person = a_person()
    client = signed_in(person)
    assert is_in(client)

    type(person).objects.filter(id=person.id).update(is_active=False)

    assert not is_in(client)
    assert not is_in(signed_in(person))


@database
def test_a_mandate_that_is_ended_takes_its_rights_at_once():
    team = a_team()
    path = reverse("diagnostic:assessment", args=[begun(team).id])
    client = Client()
    client.force_login(team.coordinator, backend=BACKEND)
    assert client.get(path).status_code == 200

    end_mandate(Mandate.objects.get(user=team.coordinator), by=Actor.system("test"))

    assert client.get(path).status_code in {403, 404}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (PHONE, "Safari, iPhone"),
        (DESK, "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.1", "Unknown browser"),
        ("", "Unknown browser"),
    ],
)
def test_a_device_has_a_name_that_its_owner_knows(said, name):
    assert device_name(said) == name


ASK = """
import django, json
from hanse.network import settings as chosen
chosen.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
django.setup()
from django.test import Client
answer = Client(headers={"host": "hanse.example.org"}).get("/en/account/login/", secure=True)
plain = Client(headers={"host": "hanse.example.org"}).get("/en/account/login/")
cookies = {name: {k: morsel[k] for k in ("secure", "samesite")} for name, morsel in answer.cookies.items()}
from django.conf import settings
print(json.dumps({"cookies": cookies, "hsts": answer.headers["Strict-Transport-Security"],
    "plain": [plain.status_code, plain.headers["Location"]],
    "session": [settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE],
    "hasher": settings.PASSWORD_HASHERS}))
"""


@pytest.mark.long
def test_in_production_cookies_go_over_tls_alone(database_url, tmp_path):
    environment = os.environ | {
        "HANSE_MODE": "production",
        "HANSE_HOSTS": "hanse.example.org",
        "HANSE_SITE_URL": "https://hanse.example.org",
        "HANSE_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "hanse.network.settings",
    }
    asked = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)
    said = json.loads(asked.stdout.splitlines()[-1])

    assert said["session"] == [True, True, "Lax"]
    assert said["cookies"]["csrftoken"] == {"secure": True, "samesite": "Lax"}
    assert "max-age=31536000" in said["hsts"]
    assert said["plain"] == [301, "https://hanse.example.org/en/account/login/"]
    assert said["hasher"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
