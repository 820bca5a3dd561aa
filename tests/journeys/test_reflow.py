"""Every page in a narrow window and in large letters: nothing is scrolled sideways, and axe finds nothing at 320 px.

The pages are those of the table of permissions that somebody may open, the pages of the questions, and the sign-in
library's; each is visited once, by the first who may.
"""

import csv

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from hanse.diagnostic.actions import open_assessment
from tests.architecture.test_permissions import TABLE, arguments, names, team  # noqa: F401 - fixtures
from tests.diagnostic.rounds import BACKEND, a_round
from tests.journeys.browser import check_page, sideways

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WHO = ("nobody", "coordinator", "approver", "secretariat")
TWICE = "document.documentElement.style.fontSize = '200%'"
LIBRARY = {
    "nobody": ("account_login", "account_reset_password"),
    "coordinator": ("account_email", "account_change_password", "mfa_index", "usersessions_list", "account_logout"),
}
QUESTION = "gov_strategy_status"
LONG_ADDRESS = "{}.of.digital.administration@municipality.example"


def first_who_may(row: dict[str, str]) -> str:
    return next((role for role in WHO if row[role] == "yes"), "")


def pages_of(role: str, given: dict[str, object]) -> list[str]:
    """The addresses that this role is the first to open."""
    wanted = dict(names())
    with TABLE.open(encoding="utf-8", newline="") as rows:
        mine = [row["address"] for row in csv.DictReader(rows) if first_who_may(row) == role]
    found = [reverse(name, kwargs={one: given[one] for one in wanted[name]}) for name in mine]
    return found + [reverse(name) for name in LIBRARY.get(role, ())]


def of_questions(assessment) -> list[str]:
    at = "diagnostic:answers:{}".format
    one = {"assessment_id": assessment.id}
    return [
        reverse("diagnostic:assessment", kwargs=one),
        *(reverse(at(name), kwargs=one) for name in ("tasks", "check", "workbook")),
        reverse(at("section"), kwargs=one | {"section": "governance"}),
        reverse(at("question"), kwargs=one | {"key": QUESTION}),
    ]


@pytest.mark.parametrize("role", WHO)
def test_every_page_fits_320_px_and_letters_of_twice_the_size(role, team, arguments, live_server, visitor):  # noqa: F811
    client, page = Client(), visitor(live_server.url, width=320, height=640)
    paths = pages_of(role, arguments)
    if role == "coordinator":
        draft = open_assessment(city=team.city, round_=a_round("Draft"), by=team.coordinator.actor)
        paths += of_questions(draft)
    if role != "nobody":
        user = getattr(team, role)
        EmailAddress.objects.create(user=user, email=LONG_ADDRESS.format(role), verified=True, primary=True)
        client.force_login(user, backend=BACKEND)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([session])
    looked_at, wide = 0, []
    for path in paths:
        if not client.get(path, follow=True).headers["Content-Type"].startswith("text/html"):
            continue
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(path.replace("/en/", "/fr/", 1))  # longer words
        if sideways(page):
            wide.append(f"{path}: {sideways(page)} px in French")
        page.goto(path)
        check_page(page)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate(TWICE)
        if sideways(page):
            wide.append(f"{path}: {sideways(page)} px in large letters")
        looked_at += 1

    assert not wide, "\n".join(wide)
    assert looked_at >= {"nobody": 4, "coordinator": 20, "approver": 1, "secretariat": 5}[role]
