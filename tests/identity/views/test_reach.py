"""A person chooses how messages reach her; a number counts when she has read our code from it."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hanse.identity.actions import reach
from hanse.identity.models import User
from hanse.identity.public import recipient
from hanse.kernel.clock import now, set_to
from hanse.kernel.models import Notice
from tests.factories.identity import UserFactory

pytestmark = pytest.mark.django_db
PLACE = "/en/account/profile/reach/"
NUMBER = "+33612345678"


@pytest.fixture
def person():
    return UserFactory()


@pytest.fixture
def browser(person, settings) -> Client:
    settings.SMS = "file"
    client = Client()
    client.force_login(person)
    return client


def chosen(ways: str, **more: str) -> dict[str, str]:
    return {"ways": ways, "together": "no", "time_zone": "Europe/Paris", **more}


def code() -> str:
    return re.search(r"\d{6}", Notice.objects.filter(template=reach.CODE).latest("id").short).group()


def test_on_the_site_alone(browser, person):
    response = browser.post(PLACE, chosen("site", together="yes"), follow=True)

    assert "Saved." in response.content.decode()
    to = recipient(User.objects.get(id=person.id))
    assert (to.by_email, to.together, to.phone, to.time_zone) == (False, True, "", "Europe/Paris")


def test_a_number_counts_once_the_code_is_read_from_it(browser, person):
    response = browser.post(PLACE, chosen("phone", phone="+33 6 12 34 56 78"), follow=True)
    assert NUMBER in response.content.decode()
    assert recipient(User.objects.get(id=person.id)).phone == ""

    response = browser.post(f"{PLACE}code/", {"code": "x"})
    assert "This is not the code" in response.content.decode()
    typed = code()
    browser.post(f"{PLACE}code/", {"code": f"{typed[:3]} {typed[3:]}"})

    to = recipient(User.objects.get(id=person.id))
    assert (to.phone, to.by_email) == (NUMBER, True)
    assert 'value="phone" checked' in browser.get(PLACE).content.decode()
    browser.post(PLACE, chosen("phone", phone=NUMBER))  # the same again needs no code
    assert Notice.objects.filter(template=reach.CODE).count() == 1


def test_a_code_is_guessed_five_times_at_most_and_grows_old(browser, person):
    browser.post(PLACE, chosen("phone", phone=NUMBER))
    for _ in range(5):
        browser.post(f"{PLACE}code/", {"code": "x"})
    assert "not valid any more" in browser.post(f"{PLACE}code/", {"code": code()}).content.decode()

    browser.post(PLACE, chosen("phone", phone=NUMBER))
    with set_to(now() + reach.VALID_FOR + timedelta(minutes=1)):
        assert "not valid any more" in browser.post(f"{PLACE}code/", {"code": code()}).content.decode()
    assert User.objects.get(id=person.id).phone == ""


def test_our_codes_bombard_no_number(browser):
    for _ in range(3):
        browser.post(PLACE, chosen("phone", phone=NUMBER))

    response = browser.post(PLACE, chosen("phone", phone=NUMBER))

    assert "Several codes were sent to this number" in response.content.decode()
    assert Notice.objects.filter(template=reach.CODE).count() == 3


def test_nobody_has_codes_sent_to_one_number_after_another(browser, person):
    for last in range(6):
        response = browser.post(PLACE, chosen("phone", phone=f"+3361234567{last}"), follow=True)

    assert "You have asked for several codes" in response.content.decode()
    assert Notice.objects.filter(template=reach.CODE, about=person.id).count() == 5


@pytest.mark.parametrize("number", ["", "0612345678", "+33 12", "mine", "+33899701234"])
def test_what_is_no_number_is_refused(browser, number):
    response = browser.post(PLACE, chosen("phone", phone=number))

    assert "Error:" in response.content.decode()
    assert not Notice.objects.exists()


def test_where_no_sms_are_sent_none_is_offered(browser, settings):
    settings.SMS = ""

    page = browser.get(PLACE).content.decode()

    assert "SMS" not in page.split("<form method")[1].split("time_zone")[0]
    assert "Error:" in browser.post(PLACE, chosen("phone", phone=NUMBER)).content.decode()


def test_without_a_number_to_prove_there_is_nothing_to_type(browser):
    assert browser.get(f"{PLACE}code/").url == PLACE
