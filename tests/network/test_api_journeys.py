"""Keys and the developers' page in a real browser: axe, small windows, right to left."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from playwright.sync_api import expect

from tests.factories import UserFactory
from tests.journeys.browser import check_page, shot

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PASSWORD = "three quiet rivers"


@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (375, "en"), (375, "ar")])
def test_a_person_makes_a_key_sees_it_once_and_revokes_it(visitor, live_server, width, language):
    user = UserFactory(name="Kim")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client = Client()
    client.force_login(user)
    page = visitor(live_server.url, width=width)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    page.goto(f"/{language}/account/profile/keys/")
    check_page(page)
    shot(page, f"keys-none-{width}-{language}")
    page.locator("input[name=name]").fill("Register of the town hall")
    page.locator("input[name=scope][value=write]").check()
    page.locator("form:has(input[name=scope]) button").click()
    check_page(page)
    page.locator("input[type=password]").fill(PASSWORD)  # nothing secret is made without it
    page.locator("input[type=password]").press("Enter")
    expect(page.locator("#secret")).to_have_value(re.compile(r"hanse_[\w-]{43}"))
    check_page(page)
    shot(page, f"keys-made-{width}-{language}")

    page.goto(f"/{language}/account/profile/keys/")
    expect(page.locator("#secret")).to_have_count(0)
    shot(page, f"keys-one-{width}-{language}")
    page.locator("a[href$='/revoke/']").click()
    check_page(page)
    shot(page, f"keys-revoke-{width}-{language}")
    page.locator("main form button").click()
    expect(page.locator("a[href$='/revoke/']")).to_have_count(0)


@pytest.mark.long  # axe takes seconds on so long a page
@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (375, "ar")])
def test_a_developer_reads_every_operation(visitor, live_server, width, language):
    page = visitor(live_server.url, width=width)

    page.goto(f"/{language}/developers/api/")

    expect(page.locator("h3#put_answers")).to_be_visible()
    check_page(page)
