"""Members in a browser: the coordinator's role passes on, a file of members is taken over, a member leaves."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from hanse.identity.actions.invitation import SALT
from hanse.identity.models import User
from hanse.kernel.models import DomainEvent
from hanse.kernel.outbox import deliver
from tests.diagnostic.rounds import BACKEND, Team, a_team, begun
from tests.journeys.browser import check_page, shot
from tests.members.rolls import a_workbook

pytestmark = [pytest.mark.journey, pytest.mark.long, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def team(settings, live_server) -> Team:
    settings.SITE_URL = live_server.url
    return a_team()


@pytest.fixture
def signed_in(visitor, live_server) -> Callable[..., Page]:
    """A visitor who has signed in as somebody."""

    def visit(person: User, **how: Any) -> Page:
        client, page = Client(), visitor(live_server.url, **how)
        client.force_login(person, backend=BACKEND)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([session])
        return page

    return visit


def looks(page: Page, name: str) -> None:
    check_page(page)
    shot(page, f"members-{name}")


def test_the_coordinators_role_passes_on_and_the_leaver_is_out_the_same_minute(
    visitor, signed_in, live_server, team: Team
) -> None:
    made, clara = begun(team), signed_in(team.coordinator, width=375)
    clara.goto(f"/en/people/{team.city.pk}/")
    looks(clara, "people")
    clara.get_by_role("link", name=re.compile("^Hand over")).click()
    looks(clara, "hand-over")
    clara.get_by_label("Somebody else").check()
    clara.get_by_label("E-mail address").fill("nour@example.org")
    clara.get_by_label("My role ends").check()
    clara.get_by_role("button", name="Hand over").click()
    expect(clara.get_by_text("On its way to nour@example.org")).to_be_visible()
    looks(clara, "on-its-way")
    clara.goto(f"/en/assessments/{made.id}/")
    expect(clara.get_by_role("heading", level=1)).to_have_text("Answers of Gumi")

    nour = visitor(live_server.url)
    link = signing.dumps(str(User.objects.get(email="nour@example.org").id), salt=SALT)
    nour.goto(reverse("identity:accept_invitation", args=[link]))
    nour.get_by_label("Your name").fill("Nour Haddad")
    nour.get_by_label("Password", exact=True).fill("three words are easy")
    nour.get_by_role("button", name="Save and sign in").click()
    for event in DomainEvent.objects.filter(name="identity.person_joined", delivered_at=None):
        deliver(event.id)  # as the worker does
    nour.goto(f"/en/people/{team.city.pk}/")
    expect(nour.get_by_role("main").get_by_text("Nour Haddad", exact=True)).to_be_visible()
    looks(nour, "successor")

    clara.expect_console("403")
    clara.goto(f"/en/assessments/{made.id}/")
    expect(clara.get_by_role("heading", level=1)).not_to_have_text("Answers of Gumi")
    assert clara.goto(f"/en/people/{team.city.pk}/").status == 403


def test_a_file_of_members_is_compared_and_taken_over(signed_in, team: Team, tmp_path: Path) -> None:
    page, file = signed_in(team.secretariat), tmp_path / "members.xlsx"
    page.goto("/en/members/")
    looks(page, "list")
    page.get_by_role("link", name="Members and people in Excel").click()
    file.write_bytes(a_workbook([{"name": "Lyon", "country": "France", "kind": "full"}]))
    page.locator("input[type=file]").set_input_files(file)
    page.expect_console("422")
    page.get_by_role("button", name="Upload and compare").click()
    expect(page.get_by_text("Members, row 3, column C")).to_be_visible()
    looks(page, "faults")
    lyon = {"name": "Lyon", "country": "FR", "kind": "full"}
    clara = {"member": "Lyon", "country": "FR", "email": "clara@example.org", "role": "coordinator"}
    gumi = {"name": "Gumi", "country": "KR", "population": 407000}
    file.write_bytes(a_workbook([lyon, gumi], [clara]))
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Upload and compare").click()
    expect(page.get_by_text("250000")).to_be_visible()
    looks(page, "difference")
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_text("Taken over: members 2, roles 1. People invited: 0.")).to_be_visible()


def test_a_member_leaves_and_stays_after_all(signed_in, team: Team) -> None:
    page = signed_in(team.coordinator, width=375)
    page.goto(f"/en/people/{team.city.pk}/")
    page.get_by_role("link", name="Membership, its rights and history").click()
    looks(page, "own")
    page.get_by_role("link", name="Withdraw from the network").click()
    looks(page, "withdraw")
    for part, value in {"Day": "31", "Month": "12", "Year": "2099"}.items():
        page.get_by_label(part, exact=True).fill(value)
    page.get_by_label("Why?").fill("Our council has decided so.")
    page.get_by_role("button", name="Withdraw from the network").click()
    looks(page, "leaves")
    page.get_by_role("button", name="Take the withdrawal back").click()
    expect(page.get_by_text("the membership goes on")).to_be_visible()
