"""A resident's pages, for every kind of question: without scripts, one question a page."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from PIL import Image

from hanse.kernel.models import StoredFile
from tests.questions.guests import FORMS
from tests.questions.views.page import form_of

pytestmark = pytest.mark.django_db

AT = "/en/guests/service/"

TYPED: dict[str, tuple[dict[str, str], str]] = {
    "begins": ({"answer-day": "27", "answer-month": "3", "answer-year": "2026"}, "27 March 2026"),
    "cost": ({"answer": "1,250.50"}, "€1,250.50"),
    "takes": ({"answer-amount": "3", "answer-measure": "months"}, "3 months"),
    "days": ({"answer": "14"}, "14 days"),
    "yes_no": ({"answer": "no"}, "No"),
    "time": ({"answer": "9.30"}, "09:30"),
    "case": ({"answer": "2026 000123"}, "2026-000123"),
    "visit": ({"answer": "2026-03-12T09:30+01:00"}, "Thursday, 12 March 2026, 09:30"),
    "market": (
        {
            "answer-place": "park",
            "answer-first-day": "6",
            "answer-first-month": "6",
            "answer-first-year": "2026",
            "answer-last-day": "7",
            "answer-last-month": "6",
            "answer-last-year": "2026",
        },
        "The park, 6 June 2026 to 7 June 2026",
    ),
    "address": (
        {"answer-lines": "12 rue X", "answer-postcode": "69002", "answer-town": "Lyon", "answer-country": "FR"},
        "12 rue X<br>69002 Lyon<br>France",
    ),
    "place": (
        {"answer-words": "behind the mill", "answer-latitude": "45.7640001", "answer-longitude": "4,8357"},
        "behind the mill<br>45.764, 4.8357",
    ),
    "person": (
        {
            "answer-name": "Zoë Ünal",
            "answer-birth_date-day": "29",
            "answer-birth_date-month": "2",
            "answer-birth_date-year": "1984",
            "answer-phone": "06 12 34 56 78",
        },
        "Zoë Ünal<br>Date of birth: 29 February 1984<br>Telephone number: +33 6 12 34 56 78",
    ),
    "organisation": (
        {"answer-name": "Atelier Ñ", "answer-identifier": "73282932000074"},
        "Registration number: 732 829 320 00074",
    ),
    "identifier": ({"answer": "fr1420041010050500013m02606"}, "FR14 2004 1010 0505 0001 3M02 606"),
    "phone": ({"answer": "04 78 37 00 00"}, "+33 4 78 37 00 00"),
    "email": ({"answer": "zoe@Example.org"}, "zoe@example.org"),
    "country": ({"answer": "PL"}, "Poland"),
    "declaration": ({"answer": "on"}, "Yes"),
    "signature": ({"answer-agreed": "on", "answer-name": "Zoë Ünal"}, "Signed by Zoë Ünal, "),
}


@pytest.fixture(autouse=True)
def mounted(settings: Any) -> Iterator[None]:
    settings.ROOT_URLCONF = "tests.questions.guests"
    yield
    translation.activate("en")


@pytest.fixture
def guest() -> Client:
    return Client()


def at(key: str) -> str:
    return f"{AT}questions/{key}/"


def photo(name: str = "front.jpg") -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def sent(guest: Client, key: str, fields: dict[str, Any], do: str = "save") -> Any:
    """What the page's form sends when these fields are filled in and a button is pressed."""
    standing = form_of(guest.get(at(key)), at(key))
    return guest.post(at(key), {**standing, **fields, "do": do})


@pytest.mark.parametrize("key", TYPED)
def test_what_was_typed_is_saved_and_shown_when_answers_are_checked(guest, key):
    fields, shown = TYPED[key]
    answer = sent(guest, key, fields)
    assert answer.status_code == 302, answer.content.decode()
    assert shown in guest.get(f"{AT}check/").content.decode()


@pytest.mark.parametrize("key", [key for key in TYPED if key not in {"signature", "declaration"}])
def test_a_page_shows_what_was_answered_and_takes_it_again(guest, key):
    sent(guest, key, TYPED[key][0])
    before = guest.get(f"{AT}check/").content
    assert sent(guest, key, {}).status_code == 302
    assert guest.get(f"{AT}check/").content == before


@pytest.mark.parametrize("key", [*TYPED, "group", "file"])
def test_nothing_typed_is_refused_at_the_question(guest, key):
    answer = sent(guest, key, {})
    page = answer.content.decode()
    assert answer.status_code == 422
    href = page.split('class="govuk-list govuk-error-summary__list"')[1].split('href="#')[1].split('"')[0]
    assert f'id="{href}"' in page


def test_each_part_that_is_wrong_says_so_and_nothing_typed_is_lost(guest):
    page = sent(guest, "address", {"answer-lines": "12 rue X", "answer-town": " "}).content.decode()
    assert 'href="#id_answer-town"' in page
    assert 'id="id_answer-town-error"' in page
    assert "12 rue X</textarea>" in page


def test_not_knowing_is_offered_only_where_it_is_an_answer(guest):
    assert 'value="unknown"' not in guest.get(at("email")).content.decode()
    answer = guest.post(at("email"), {"do": "unknown"})
    assert answer.status_code == 422
    assert "Answer this question." in answer.content.decode()
    elsewhere = "/en/guests/open/questions/email/"
    assert 'value="unknown"' in guest.get(elsewhere).content.decode()
    assert guest.post(elsewhere, {"do": "unknown"}).status_code == 302


def test_only_what_can_be_saved_by_halves_saves_itself(guest):
    assert "data-autosave" in guest.get(at("email")).content.decode()
    assert "data-autosave" not in guest.get(at("address")).content.decode()


def test_a_file_is_stored_shown_downloaded_and_removed(guest):
    answer = guest.post(at("file"), {"do": "attach:answer", "answer-upload": photo()})
    assert answer.headers["Location"] == at("file")
    page = guest.get(at("file")).content.decode()
    assert "front.jpg" in page
    stored = StoredFile.objects.get()
    download = guest.get(f"{at('file')}files/{stored.id}/")
    assert download.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(download.streaming_content).startswith(b"\xff\xd8")
    removed = sent(guest, "file", {}, do="remove:answer:0")
    assert removed.status_code == 302
    assert "front.jpg" not in guest.get(f"{AT}check/").content.decode()


def test_a_file_is_not_lost_to_another_that_is_refused(guest):
    bad = SimpleUploadedFile("x.exe", b"MZ")
    answer = guest.post(at("file"), {"do": "save", "answer-upload": [photo(), bad]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Files of this kind cannot be uploaded" in page
    kept = form_of(answer, at("file"))
    assert guest.post(at("file"), {**kept, "do": "save"}).status_code == 302
    assert "front.jpg" in guest.get(f"{AT}check/").content.decode()


def test_a_file_of_somebody_else_cannot_be_had_or_claimed(guest):
    guest.post(at("file"), {"do": "save", "answer-upload": photo()})
    stored = StoredFile.objects.get()
    other = Client()
    assert other.get(f"{at('file')}files/{stored.id}/").status_code == 404
    assert other.post(at("file"), {"do": "save", "answer": str(stored.id)}).status_code == 422
    assert guest.get(f"{at('email')}files/{stored.id}/").status_code == 404


ANA = {"answer-0-name": "Ana", "answer-0-born-day": "1", "answer-0-born-month": "5", "answer-0-born-year": "2015"}
BO = {"answer-1-name": "Bo", "answer-1-born-day": "2", "answer-1-born-month": "1", "answer-1-born-year": "2018"}


def test_entries_are_added_and_removed_one_after_another(guest):
    first = sent(guest, "group", {**ANA, "answer-0-proof-upload": photo("proof.jpg")}, do="add:answer")
    assert first.headers["Location"] == f"{at('group')}?add=1"
    page = guest.get(first.headers["Location"])
    assert "Entry 2" in page.content.decode()
    second = guest.post(at("group"), {**form_of(page, at("group")), **BO, "do": "save"})
    assert second.status_code == 302
    checked = guest.get(f"{AT}check/").content.decode()
    assert "1. Name: Ana" in checked
    assert "2. Name: Bo" in checked
    assert "proof.jpg" in checked
    assert sent(guest, "group", {}, do="remove:answer:0").status_code == 302
    checked = guest.get(f"{AT}check/").content.decode()
    assert "1. Name: Bo" in checked
    assert "Ana" not in checked


def test_what_is_wrong_with_an_entry_is_said_there(guest):
    page = sent(guest, "group", {**ANA, "answer-0-born-day": "32"}).content.decode()
    assert 'href="#id_answer-0-born-day"' in page
    assert "This month has no such day." in page


def test_the_last_entry_can_be_removed(guest):
    sent(guest, "group", ANA)
    assert sent(guest, "group", {}, do="remove:answer:0").status_code == 302
    assert "Ana" not in guest.get(f"{AT}check/").content.decode()


def test_every_page_is_there_in_other_languages(guest):
    for language in ("fr", "ar"):
        for key in FORMS["service"].order:
            assert guest.get(f"/{language}/guests/service/questions/{key}/").status_code == 200


def test_a_rule_is_judged_at_the_question_and_again_when_answers_are_checked(guest):
    begins, ends = "/en/guests/rules/questions/begins/", "/en/guests/rules/questions/ends/"

    def give(address: str, year: str) -> Any:
        parts = {"answer-day": "1", "answer-month": "5", "answer-year": year}
        return guest.post(address, {**parts, "do": "save"})

    assert give(begins, "2999").status_code == 302
    refused = give(ends, "2998")
    assert refused.status_code == 422
    assert "The date must be 1 May 2999 or later." in refused.content.decode()
    assert give(ends, "3000").status_code == 302
    assert "Send the application" in guest.get("/en/guests/rules/check/").content.decode()
    assert give(begins, "3001").status_code == 302
    checked = guest.get("/en/guests/rules/check/").content.decode()
    assert "The date must be 1 May 3001 or later." in checked
    assert "Send the application" not in checked


def test_the_way_goes_on_to_a_question_that_this_answer_opens(guest):
    at = "/en/guests/branch/questions/"
    assert guest.post(f"{at}yes_no/", {"answer": "yes", "do": "save"})["Location"] == f"{at}more/"
    assert guest.post(f"{at}yes_no/", {"answer": "no", "do": "save"})["Location"] == f"{at}last/"
