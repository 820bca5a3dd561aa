"""A coordinator pays her city's dues on a phone; the secretariat sees them paid. Every page passes axe."""

import re
from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from hanse.identity.public import User, grant_mandate
from hanse.members.actions import ensure_network
from hanse.members.enums import NETWORK_ID, Right, StaffRole
from hanse.members.queries.standing import standing_of
from tests.diagnostic.rounds import BACKEND
from tests.factories.dues import InvoiceFactory
from tests.factories.identity import UserFactory
from tests.journeys.browser import check_page, shot
from tests.members.dues import BY, a_city, coordinator_of

pytestmark = [pytest.mark.journey, pytest.mark.long, pytest.mark.django_db(transaction=True)]


def signed_in(page: Page, person: User, server: str) -> Page:
    client = Client()
    client.force_login(person, backend=BACKEND)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])
    assert client.get("/en/work/").status_code == 200  # a server that has read all its addresses answers in time
    return page


def test_dues_in_arrears_are_paid_and_the_vote_comes_back(visitor, live_server, settings) -> None:
    settings.SITE_URL = live_server.url
    member = a_city("Gumi")
    invoice = InvoiceFactory.create(party=member.party, count=1)
    last = {"issued_on": date(2090, 1, 1), "due_on": date(2090, 3, 1), "arrears_on": date(2090, 6, 1)}
    office = UserFactory.create()
    ensure_network(name="Network", by=BY)
    grant_mandate(user=office, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    coordinator = coordinator_of(member)
    assert Right.VOTE not in standing_of(member.party_id).rights

    phone = signed_in(visitor(live_server.url, width=375), coordinator, live_server.url)

    _pays(phone, live_server.url)

    after = InvoiceFactory.create(party=member.party, year=2090, count=1, **last)
    desk = signed_in(visitor(live_server.url, width=1280), office, live_server.url)
    _settles_what_is_too_much(desk, live_server.url, invoice, after)
    desk.goto(f"{live_server.url}/en/members/{member.party_id}/")
    expect(desk.get_by_text("Vote in assemblies")).to_be_visible()
    _looks(desk, "member")
    assert Right.VOTE in standing_of(member.party_id).rights


def _looks(page, name: str) -> None:
    check_page(page)
    shot(page, f"dues-{name}")


def _pays(phone, server: str) -> None:
    """The coordinator pays online and takes the receipt."""
    phone.goto(f"{server}/en/dues/")
    expect(phone.get_by_text("Until they are paid your member does not have these rights")).to_be_visible()
    _looks(phone, "owed")
    phone.get_by_role("button", name="Pay US$1,000.00 online").click()
    _looks(phone, "pay")
    phone.get_by_role("button", name="Pay US$1,000.00").click()
    phone.wait_for_url("**/payments/pretended/**")
    phone.get_by_role("button", name="It is paid").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Paid. Thank you")
    _looks(phone, "paid")
    with phone.expect_download() as taken:
        phone.get_by_role("link", name=re.compile("Receipt")).click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")
    phone.get_by_role("link", name="To your dues").click()
    expect(phone.get_by_text("Nothing is owed. Thank you.")).to_be_visible()
    _looks(phone, "settled")


def _settles_what_is_too_much(desk, server: str, invoice, after) -> None:
    """The secretariat finds it paid, records more than is owed, and moves that to another invoice."""
    desk.goto(f"{server}/en/members/dues/?year=2026")
    expect(desk.get_by_role("row", name=re.compile("Gumi"))).to_contain_text("Paid")
    _looks(desk, "list")
    desk.get_by_role("link", name=re.compile(invoice.number)).first.click()
    expect(desk.get_by_text("Paid online")).to_be_visible()
    _looks(desk, "invoice")
    desk.get_by_role("link", name="Record a payment").or_(desk.get_by_role("button", name="Record a payment")).click()
    desk.get_by_label("Amount").fill("250")
    desk.get_by_label("Reference").fill("A1")
    desk.locator("main button[type=submit]").click()
    expect(desk.get_by_role("heading", name="To settle")).to_be_visible()
    _looks(desk, "to-settle")
    desk.goto(f"{server}/en/members/dues/settle/")
    expect(desk.get_by_role("row", name=re.compile("Gumi"))).to_contain_text("US$250.00 more has come")
    _looks(desk, "settle")
    desk.get_by_role("link", name=re.compile(invoice.number)).click()
    desk.get_by_role("button", name="Move money to another invoice").click()
    _looks(desk, "move")
    desk.locator("main button[type=submit]").click()
    expect(desk.get_by_text(f"Moved to invoice {after.number}")).to_be_visible()
    desk.goto(f"{server}/en/members/ending/")
    _looks(desk, "ending")
    desk.goto(f"{server}/en/members/dues/issue/?year=2027")
    _looks(desk, "issue")
