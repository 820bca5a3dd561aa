"""Files, words and codes that are made to do harm, and what is sent at once from several places."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from hanse.frame.models import Application, Case, CaseEvent
from hanse.frame.spec.procedure import Procedure
from hanse.frame.views.holding import COOKIE
from hanse.kernel.actor import Actor
from hanse.kernel.files import store
from hanse.kernel.ids import new_id
from hanse.kernel.models import Notice, StoredFile
from hanse.questions.forms.files import token_of as file_token
from hanse.questions.spec.answer import FileRef
from tests.frame.test_hostile import signed_in
from tests.frame.views.test_applying import answer, begin, hand_in
from tests.frame.workflow.test_moving import a_case

pytestmark = pytest.mark.django_db

MARKUP = '<script>alert(1)</script> {{ 7*7 }} {% raw %} {number} {link} #eval("1") *bold* $x$ @ref'


def the_application() -> Application:
    return Application.objects.get()


# Files


def pdf(name: str = "plan.pdf", content: bytes = b"%PDF-1.4 x") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def upload(client: Client, place: str, *files, **more):
    data = {"do": "save", "answer-upload": list(files), **more}
    return client.post(f"{place}answers/questions/drawing/", data)


def test_a_file_of_somebody_else_cannot_be_named(client: Client, service: Procedure) -> None:
    theirs = store(ContentFile(b"%PDF-1.4", name="secret.pdf"), by=Actor.system("test"))
    place = begin(client)
    token = file_token(FileRef(str(new_id()), "mine.pdf", "application/pdf", 8))
    for forged in (
        str(theirs.id),
        token[:-1] + "x",
        token.replace(token[:20], "a" * 20),
        f'["{theirs.id}","a","b",1]',
        "\x00",
    ):
        client.post(f"{place}answers/questions/drawing/", {"answer": forged, "do": "save"})
        assert "drawing" not in the_application().answers
    assert client.get(f"{place}answers/questions/drawing/files/{theirs.id}/").status_code == 404


@pytest.mark.parametrize(
    "file",
    [
        pdf("virus.exe"),
        pdf("plan.pdf", b"MZ\x90"),
        pdf("page.html", b"<script>"),
        pdf("x.svg", b"<svg onload=alert(1)>"),
        pdf("plan.pdf", b"<html>%PDF-"),
        pdf("a.png", b"GIF89a"),
        pdf("plan.pdf", b""),
        pdf("macro.xlsx", b"PK\x03\x04"),
        pdf("a.jpg", b"\xff\xd8\xff<script>alert(1)</script>"),
    ],
)
def test_files_that_are_not_what_they_say(client: Client, service: Procedure, file) -> None:
    place = begin(client)
    assert upload(client, place, file).status_code == 422
    assert not StoredFile.objects.exists()


def test_a_file_that_is_two_things_is_given_back_as_one(client: Client, service: Procedure) -> None:
    place = begin(client)
    name = "../../etc/pass\u202ewd; X-Evil=1.pdf"
    assert upload(client, place, pdf(name, b"%PDF-1.4\n<script>alert(1)</script>PK\x03\x04")).status_code == 302
    stored = StoredFile.objects.get()
    response = client.get(f"{place}answers/questions/drawing/files/{stored.id}/")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "X-Evil" not in response.headers
    assert "\u202e" not in stored.name
    assert "/" not in stored.name


def test_no_more_files_are_stored_than_the_question_takes(client: Client, service: Procedure) -> None:
    place = begin(client)
    most = service.questions["drawing"].files.most
    response = upload(client, place, *(pdf(f"{number}.pdf") for number in range(most + 20)))

    assert response.status_code == 422
    assert StoredFile.objects.count() <= most


def test_a_deleted_application_takes_its_files_along(client: Client, service: Procedure) -> None:
    place = begin(client)
    upload(client, place, pdf())
    assert StoredFile.objects.count() == 1
    client.post(f"{place}delete/")

    assert not StoredFile.objects.exists()


# Words that are made to do harm


def test_markup_in_answers_stays_words_everywhere(client: Client, service: Procedure, officer) -> None:
    case = hand_in(client, area="10")
    me, fire = signed_in(officer("building")), signed_in(officer("fire"))
    office, own = f"/en/office/cases/{case.id}/", f"/en/cases/{case.id}/"
    me.post(f"{office}note/", {"note-answer": MARKUP})
    me.post(f"{office}steps/ask/", {"missing-answer": MARKUP})
    assert client.post(f"{own}steps/complete/", {"completed-answer": MARKUP}).status_code == 302
    fire.post(f"{office}opinions/fire/", {"safe-answer": "no"})
    me.post(f"{office}steps/refuse/", {"grounds-answer": MARKUP})
    case.refresh_from_db()
    assert case.state == "refused"
    asked = Notice.objects.get(subject__startswith="More is needed")

    assert MARKUP in asked.body
    assert case.link_nonce not in asked.body
    for page in (client.get(own), me.get(office), me.get("/en/office/?pile=ended&words=" + "<script>alert(1)")):
        assert "<script>alert(1)" not in page.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in client.get(own).content.decode()


@pytest.mark.parametrize(
    "address",
    ["a@b.org\r\nBcc: c@d.org", "a@b.org, c@d.org", "A <a@b.org>", "x" * 300 + "@b.org", "not one", "a@b.org;c@d.org"],
)
def test_an_address_is_one_address(client: Client, service: Procedure, address: str) -> None:
    place = begin(client)
    response = client.post(f"{place}answers/questions/email/", {"answer": address, "do": "save"})

    assert response.status_code == 422
    assert the_application().answers == {}


# Searching


@pytest.mark.parametrize("words", ["%", "_", "%%%", "\\", "%25", "' OR 1=1 --", "a" * 5000, "\u202e", "*", "[a-z]"])
def test_search_words_mean_themselves(service: Procedure, officer, words: str) -> None:
    case = a_case(service)
    page = signed_in(officer()).get("/en/office/", {"words": words})

    assert page.status_code == 200
    assert case.number not in page.content.decode()


def refused_as_unstorable(address: str, *, otherwise: int) -> int:
    """The status of an address: no text of PostgreSQL holds U+0000, so the site refuses it before it looks."""
    return 400 if "%00" in address else otherwise


@pytest.mark.parametrize("words", ["\x00", "ann\x00", "\ud800"])
def test_search_words_that_cannot_be_stored(service: Procedure, officer, words: str) -> None:
    a_case(service)
    address = "/en/office/?words=" + "".join(f"%{byte:02x}" for byte in words.encode("utf-8", "surrogatepass"))

    assert signed_in(officer()).get(address).status_code == refused_as_unstorable(address, otherwise=200)


@pytest.mark.parametrize(
    "query", ["page=-1", "page=99999999999999999999", "page=x", "pile=none", "pile=%00", "page=%00"]
)
def test_an_inbox_asked_for_nonsense(service: Procedure, officer, query: str) -> None:
    a_case(service)
    wanted = refused_as_unstorable(query, otherwise=200)
    assert signed_in(officer()).get(f"/en/office/?{query}").status_code == wanted


@pytest.mark.parametrize(
    "code", ["a/b", "..", ".", "%00", "%2F%2F", "?", "ß", "%E2%80%AE", "%ff", "{", "x" * 3000, "//evil.example/"]
)
def test_codes_that_nobody_issued(client: Client, service: Procedure, code: str) -> None:
    response = client.get(f"/en/verify/?code={code}", follow=True)

    assert response.status_code in {200, 404, refused_as_unstorable(code, otherwise=404)}
    assert all(to.startswith("/en/") for to, _status in response.redirect_chain)
    assert client.get("/en/verify/%00/").status_code == 400


@pytest.mark.parametrize(
    "token", ["%00", "%ff", ":::.", f"{'0' * 32}.%00", "{00000000-0000-0000-0000-000000000000}.x", "."]
)
def test_tokens_that_nobody_made(client: Client, service: Procedure, token: str) -> None:
    begin(client)
    wanted = refused_as_unstorable(token, otherwise=404)
    assert client.get(f"/en/services/links/{token}/").status_code == wanted


# At once


@pytest.mark.django_db(transaction=True)
def test_handed_in_twice_at_once_both_come_to_the_one_case(client: Client, service: Procedure) -> None:
    place = begin(client)
    answer(client, place, owner="yes", area="10", email="ann@example.org")
    cookie = client.cookies[COOKIE].value

    def send(_number: int) -> tuple[int, str]:
        device = Client()
        device.cookies[COOKIE] = cookie
        try:
            response = device.post(f"{place}hand-in/")
            return response.status_code, response.headers.get("Location", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(send, range(4)))

    case = Case.objects.get()
    assert set(outcomes) == {(302, f"/en/cases/{case.id}/")}
    assert CaseEvent.objects.filter(kind="submitted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_meets_the_handing_in_is_kept_or_refused(client: Client, service: Procedure) -> None:
    place = begin(client)
    answer(client, place, owner="yes", area="10", email="ann@example.org")
    cookie = client.cookies[COOKIE].value

    def send(number: int) -> int:
        device = Client()
        device.cookies[COOKIE] = cookie
        try:
            if number == 2:
                return device.post(f"{place}hand-in/").status_code
            return device.post(
                f"{place}answers/questions/area/", {"answer": f"{20 + number}", "do": "save"}
            ).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        outcomes = list(pool.map(send, range(5)))

    case = Case.objects.get()
    assert not Application.objects.exists()
    assert set(outcomes) == {302}
    assert case.answers["area"]["value"] in {10, 20, 21, 23, 24}


def test_the_name_of_a_file_stays_words(client: Client, service: Procedure, officer) -> None:
    place = begin(client)
    answer(client, place, owner="yes", area="10", email="ann@example.org")
    upload(client, place, pdf("<img src=x onerror=alert(1)>.pdf"))
    pages = [client.get(f"{place}answers/questions/drawing/"), client.get(f"{place}answers/check/")]
    client.post(f"{place}hand-in/")
    case = Case.objects.get()
    pages += [client.get(f"/en/cases/{case.id}/"), signed_in(officer()).get(f"/en/office/cases/{case.id}/")]

    for page in pages:
        assert page.status_code == 200
        assert "<img src=x" not in page.content.decode()
        assert "&lt;img src=x" in page.content.decode()
