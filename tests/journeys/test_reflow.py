"""Every page in a narrow window and in large letters: nothing is scrolled sideways, and axe finds nothing at 320 px.

The pages are those of the table of permissions that somebody may open, the pages of the questions, and the sign-in
library's; each is visited once, by the first who may.
"""

import csv

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error, Page

from hanse.diagnostic.actions import open_assessment
from hanse.kernel.ids import new_id
from tests.architecture.conftest import (  # noqa: F401 - fixtures
    arguments,
    case,
    in_cooperation,
    in_designer,
    in_frame,
    in_toolbox,
    team,
    things,
)
from tests.architecture.test_permissions import TABLE, names
from tests.diagnostic.rounds import BACKEND, a_round
from tests.journeys.browser import check_page, sideways

pytestmark = [pytest.mark.journey, pytest.mark.long, pytest.mark.django_db(transaction=True)]

WHO = ("nobody", "coordinator", "approver", "secretariat", "contributor", "officer")
TWICE = "document.documentElement.style.fontSize = '200%'"
LIBRARY = {
    "nobody": ("account_login", "account_reset_password"),
    "coordinator": ("account_email", "account_change_password", "mfa_index", "usersessions_list", "account_logout"),
}
QUESTION = "gov_strategy_status"
LONG_ADDRESS = "{}.of.digital.administration@municipality.example"


def first_who_may(row: dict[str, str]) -> str:
    return next((role for role in WHO if row[role] == "yes"), "")


def pages_of(role: str, things: dict[str, dict[str, object]]) -> list[str]:  # noqa: F811
    """The addresses that this role is the first to open; not those of files, which are no pages."""
    wanted = {name: taken for name, taken in names() if not {"file_id", "evidence_id"} & {*taken}}
    with TABLE.open(encoding="utf-8", newline="") as rows:
        mine = [row["address"] for row in csv.DictReader(rows) if first_who_may(row) == role]
    of = things.get
    found = [_path(name, wanted[name], of(name.partition(":")[0], things[""])) for name in mine if name in wanted]
    pages = [path for path in found if not path.endswith((".xml", ".txt"))]
    return pages + [reverse(name) for name in LIBRARY.get(role, ())]


def _path(name: str, wanted: tuple[str, ...], given: dict[str, object]) -> str:
    return reverse(name, kwargs={one: given.get(one) or new_id() for one in wanted})


def of_questions(assessment) -> list[str]:
    at = "diagnostic:answers:{}".format
    one = {"assessment_id": assessment.id}
    return [
        reverse("diagnostic:assessment", kwargs=one),
        *(reverse(at(name), kwargs=one) for name in ("tasks", "check", "workbook")),
        reverse(at("section"), kwargs=one | {"section": "governance"}),
        reverse(at("question"), kwargs=one | {"key": QUESTION}),
    ]


def opens(page: Page, path: str) -> bool:
    """Whether a page stands there, and no file to be taken away."""
    try:
        answer = page.goto(path)
    except Error as error:
        if "Download is starting" not in error.message:
            raise
        return False
    assert answer is not None
    return answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("role", WHO)
def test_every_page_fits_320_px_and_letters_of_twice_the_size(
    role,
    team,  # noqa: F811 - a fixture
    things,  # noqa: F811
    live_server,
    visitor,
):
    client, page = Client(), visitor(live_server.url, width=320, height=640)
    paths = pages_of(role, things)
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
        page.set_viewport_size({"width": 320, "height": 640})
        if not opens(page, path.replace("/en/", "/fr/", 1)):  # longer words
            continue
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
    expected = {"nobody": 4, "coordinator": 20, "approver": 1, "secretariat": 5, "contributor": 3, "officer": 5}
    assert looked_at >= expected[role]
