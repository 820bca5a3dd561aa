"""The kinds of question of a service on the pages of a sheet: one a page, and all of a section on one."""

import pytest
from django.test import Client
from django.urls import reverse

from hanse.kernel.models import StoredFile
from hanse.questions.actions import create_sheet
from hanse.questions.queries import given_answers
from tests.factories.identity import UserFactory
from tests.questions.desk import SERVICE, STRANGER
from tests.questions.views.page import form_of
from tests.questions.views.test_guest import ANA, TYPED, photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(by):
    return create_sheet(SERVICE, by=by, owner="test")


@pytest.fixture
def at(sheet):
    return lambda name, **names: reverse(f"service:{name}", kwargs={"sheet_id": sheet.id, **names})


def sent(client, address, fields, do="save"):
    return client.post(address, {**form_of(client.get(address), address), **fields, "do": do})


@pytest.mark.parametrize("key", TYPED)
def test_an_answer_is_saved_on_its_page(client, at, sheet, key):
    assert sent(client, at("question", key=key), TYPED[key][0]).status_code == 302
    assert list(given_answers(sheet, SERVICE)) == [key]
    assert TYPED[key][1] in client.get(at("check")).content.decode()


def test_a_section_takes_every_kind_at_once_with_files(client, at, sheet):
    address = at("section", section="all")
    page = client.get(address)
    assert 'enctype="multipart/form-data"' in page.content.decode()
    typed = {**TYPED, "group": (ANA, "")}
    fields = {f"{key}-{name}": value for key, (parts, _shown) in typed.items() for name, value in parts.items()}
    uploads = {"file-answer-upload": photo(), "group-answer-0-proof-upload": photo("proof.jpg")}
    answer = client.post(address, {**form_of(page, address), **fields, **uploads})
    assert answer.status_code == 302, answer.content.decode()
    given = given_answers(sheet, SERVICE)
    assert set(given) == set(SERVICE.order)
    assert given["group"].value[0]["proof"][0].name == "proof.jpg"


def test_a_button_of_one_question_changes_no_other(client, at, sheet):
    sent(client, at("question", key="group"), ANA)
    sent(client, at("question", key="email"), {"answer": "zoe@example.org"})
    address = at("section", section="all")
    assert sent(client, address, {}, do="remove:group-answer:0").headers["Location"] == address
    assert list(given_answers(sheet, SERVICE)) == ["email"]


def test_a_file_goes_to_whoever_may_read_the_sheet(client, at):
    client.post(at("question", key="file"), {"do": "save", "answer-upload": photo(), "page": "x"})
    address = at("file", key="file", file_id=StoredFile.objects.get().id)
    assert client.get(address).headers["Content-Disposition"].startswith("attachment")
    stranger = Client()
    stranger.force_login(UserFactory(email=STRANGER))
    assert stranger.get(address).status_code == 403
    assert Client().get(address).status_code == 302
    assert client.get(at("file", key="group", file_id=StoredFile.objects.get().id)).status_code == 404


def test_not_knowing_is_not_offered(client, at, sheet):
    address = at("question", key="email")
    assert 'value="unknown"' not in client.get(address).content.decode()
    assert sent(client, address, {}, do="unknown").status_code == 422
    assert given_answers(sheet, SERVICE) == {}
