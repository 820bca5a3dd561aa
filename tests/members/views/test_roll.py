"""The pages of the roll: the template and the members as files, an upload with its faults, and what it would change."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from hanse.members.models import City, RollIntake
from hanse.members.queries.roll.columns import COLUMNS, MEMBERS, PEOPLE
from tests.diagnostic.rounds import BACKEND, a_team
from tests.members.rolls import a_workbook, cells

pytestmark = pytest.mark.django_db
LYON = {"name": "Lyon", "country": "FR", "kind": "full"}
CLARA = {"member": "Lyon", "country": "FR", "email": "clara@example.org", "role": "coordinator"}


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def office(client, team):
    client.force_login(team.secretariat, backend=BACKEND)
    return client


def sent(office, data: bytes, name: str = "members.xlsx"):
    return office.post(reverse("members:roll"), {"workbook": SimpleUploadedFile(name, data)})


def test_the_template_speaks_the_readers_language_and_keeps_its_keys(office) -> None:
    with translation.override("fr"):
        data = office.get(reverse("members:roll_template")).content
    title, keys = cells(data, "Membres")[:2]
    assert title[1].startswith("Nom")
    assert keys == [one.key for one in COLUMNS[MEMBERS]]
    assert cells(data, "Personnes")[1] == [one.key for one in COLUMNS[PEOPLE]]
    assert len(cells(data, "Membres")) == 2


def test_the_members_come_with_their_people(office, team) -> None:
    data = office.get(reverse("members:roll_file")).content
    assert [row[1] for row in cells(data, "Members")[2:]] == ["Gumi", "Quito"]
    assert [row[4] for row in cells(data, "People")[2:]] == ["Approver", "Contributor", "Coordinator", "Coordinator"]
    assert {row[2] for row in cells(data, "People")[2:]} >= {team.coordinator.email, team.stranger.email}


def test_every_fault_is_named_and_nothing_is_kept(office) -> None:
    answer = sent(office, a_workbook([LYON | {"country": "XX"}, LYON | {"kind": "emperor"}]))
    assert answer.status_code == 422
    assert "Members, row 3, column C" in answer.text
    assert "Members, row 4, column D" in answer.text
    assert not RollIntake.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"), [("members.csv", b"name"), ("members.xlsx", b"name"), ("members.xlsx", b"PK\x03\x04")]
)
def test_what_is_no_workbook_is_refused_on_the_page(office, name, data) -> None:
    answer = sent(office, data, name)
    assert answer.status_code == 422
    assert "govuk-error-message" in answer.text


def test_what_is_chosen_is_taken_over_once(office) -> None:
    shown = office.get(sent(office, a_workbook([LYON, LYON | {"name": "Nice"}], [CLARA])).url)
    assert "New members (2)" in shown.text
    assert "New roles of people (1)" in shown.text
    assert "Members that the workbook does not have; they stay (2)" in shown.text
    path = shown.wsgi_request.path
    seen = re.search(r'name="seen" value="(\w+)"', shown.text).group(1)
    nice = re.search(r'value="(m4-\w+)"', shown.text).group(1)

    said = {"seen": seen, "take": ["members-new", "people-new"], "leave": [nice]}
    assert "members 1, roles 1. People invited: 0." in office.post(path, said, follow=True).text
    assert set(City.objects.values_list("name", flat=True)) == {"Gumi", "Quito", "Lyon"}
    assert office.get(path).status_code == 404

    again = sent(office, a_workbook([LYON], [CLARA]))
    assert "Nothing changes" in office.get(again.url).text


def test_another_person_does_not_see_what_somebody_uploaded(office, team, client) -> None:
    path = sent(office, a_workbook([LYON])).url
    client.force_login(team.coordinator, backend=BACKEND)
    assert client.get(path).status_code == 403
    assert client.get(reverse("members:roll")).status_code == 403
