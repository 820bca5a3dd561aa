"""What strangers, other applicants and other offices try; and answers that are made to do harm."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from hanse.frame.links import token_of
from hanse.frame.models import Application, Case, CaseEvent
from hanse.frame.models.application import new_nonce
from hanse.frame.queries import events_of
from hanse.frame.spec.procedure import Procedure
from hanse.frame.views.holding import COOKIE
from hanse.identity.public import User
from hanse.kernel.actor import Actor
from hanse.kernel.files import store
from hanse.kernel.ids import new_id
from hanse.kernel.models import Notice, StoredFile
from hanse.questions.forms.files import token_of as file_token
from hanse.questions.spec.answer import FileRef
from tests.factories.identity import UserFactory
from tests.frame.views.test_applying import answer, begin, hand_in
from tests.frame.workflow.test_moving import a_case

pytestmark = pytest.mark.django_db

MARKUP = '<script>alert(1)</script> {{ 7*7 }} {% raw %} {number} {link} #eval("1") *bold* $x$ @ref'


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def link_to(row: Application | Case) -> str:
    return f"/en/services/links/{token_of(row.id, row.link_nonce)}/"


def the_application() -> Application:
    return Application.objects.get()


# Who holds what: cookies, links, accounts


@pytest.mark.parametrize(
    "change", [lambda text: text + "0", lambda text: "x" + text[1:], lambda _: ":::,,,:a", lambda _: ""]
)
def test_a_cookie_that_was_edited_holds_nothing(client: Client, service: Procedure, change) -> None:
    place = begin(client)
    client.cookies[COOKIE] = change(client.cookies[COOKIE].value)

    assert client.get(f"{place}keep/").status_code == 302
    assert client.get("/en/services/permit/").status_code == 200


def test_a_cookie_of_another_application_opens_only_that(client: Client, service: Procedure) -> None:
    place, other = begin(client), Client()
    begin(other)

    assert other.get(f"{place}keep/").status_code == 302
    assert other.post(f"{place}answers/questions/area/", {"answer": "50"}).status_code == 302
    assert other.post(f"{place}delete/").status_code == 302
    assert Application.objects.filter(answers={}).count() == 2


def test_with_another_nonce_link_and_cookie_end_and_nothing_is_told(client: Client, service: Procedure) -> None:
    place = begin(client)
    row = the_application()
    old = link_to(row)
    row.link_nonce = new_nonce()
    row.save()

    assert client.get(old).status_code == 404
    assert client.post(old).status_code == 404
    assert client.get(f"{place}keep/").status_code == 302
    assert str(row.id) not in client.get("/en/services/permit/").content.decode()


def test_a_link_is_good_for_its_own_row_alone(client: Client, service: Procedure) -> None:
    begin(client)
    begin(Client())
    one, two = Application.objects.all()
    mixed = token_of(one.id, one.link_nonce).replace(one.id.hex, two.id.hex)

    assert client.get(f"/en/services/links/{mixed}/").status_code == 404


def test_what_was_begun_without_an_account_stays_without_one(client: Client, service: Procedure) -> None:
    place = begin(client)
    user = UserFactory()
    client.force_login(user)
    answer(client, place, owner="yes", area="50", email="ann@example.org")
    client.post(f"{place}hand-in/")
    case = Case.objects.get()

    assert case.applicant is None
    assert client.get(f"/en/cases/{case.id}/").status_code == 200
    client.logout()
    assert signed_in(user).get(f"/en/cases/{case.id}/").status_code == 404


def test_signing_in_changes_the_session_and_out_takes_the_account_s_applications_along(
    client: Client, service: Procedure
) -> None:
    user = UserFactory()
    client.force_login(user)
    place = begin(client)
    assert COOKIE not in client.cookies
    client.logout()

    assert client.get(f"{place}keep/").status_code == 302
    assert signed_in(UserFactory()).get(f"{place}keep/").status_code == 302
    assert signed_in(user).get(f"{place}keep/").status_code == 200


# What is posted


def test_only_the_question_that_is_asked_takes_what_is_posted(client: Client, service: Procedure) -> None:
    place = begin(client)
    extra = {
        "answer": "50",
        "do": "save",
        "state": "granted",
        "fee": "0",
        "paid": "999",
        "eligible": "true",
        "owner": "yes",
        "owner-answer": "yes",
        "safe": "yes",
        "safe-answer": "yes",
        "applicant": str(new_id()),
    }
    assert client.post(f"{place}answers/questions/area/", extra).status_code == 302
    assert set(the_application().answers) == {"area"}
    for key in ("safe", "missing", "grounds", "completed", "fee", "paid", "nothing"):
        for path in ("", "save/"):
            assert client.post(f"{place}answers/questions/{key}/{path}", {"answer": "yes"}).status_code == 404
    assert set(the_application().answers) == {"area"}


@pytest.mark.parametrize(
    "do", ["unknown", "not_applicable", "clear", "add:answer", "remove:answer:0", "attach:answer", "x" * 500]
)
def test_no_button_answers_what_must_be_answered(client: Client, service: Procedure, do: str) -> None:
    place = begin(client)
    response = client.post(f"{place}answers/questions/area/", {"answer": "", "do": do, "ask": "me", "reason": "none"})

    assert response.status_code in {302, 422}
    assert the_application().answers == {}


@pytest.mark.parametrize(
    "number",
    [
        "NaN",
        "nan",
        "inf",
        "-Infinity",
        "1e400",
        "1e3",
        "-5",
        "0",
        "5001",
        "9" * 400,
        "٥٠٠٠٠٠",
        "1.5",
        "0x10",
        "½",
        "\x00",
        "50\x00",
    ],
)
def test_numbers_that_are_none_or_out_of_range(client: Client, service: Procedure, number: str) -> None:
    place = begin(client)
    response = client.post(f"{place}answers/questions/area/", {"answer": number, "do": "save"})

    assert response.status_code == 422, the_application().answers
    assert the_application().answers == {}


def test_an_applicant_cannot_answer_for_an_office(client: Client, service: Procedure, officer) -> None:
    case = hand_in(client, area="10")
    for page in (
        "steps/grant/",
        "steps/ask/",
        "steps/refuse/",
        "steps/paid_up/",
        "steps/lapse/",
        "steps/complete/",
        "steps/none/",
    ):
        for form in ({}, {"missing-answer": "x", "grounds-answer": "x", "completed-answer": "x"}):
            assert client.post(f"/en/cases/{case.id}/{page}", form).url == f"/en/cases/{case.id}/"
    client_in = signed_in(UserFactory())
    client_in.post(link_to(case))
    assert client_in.get(f"/en/cases/{case.id}/").status_code == 200
    for page in ("", "steps/grant/", "opinions/fire/", "note/", "claim/"):
        assert client_in.post(f"/en/office/cases/{case.id}/{page}", {"safe-answer": "yes"}).status_code in {404, 405}
    case.refresh_from_db()
    assert case.state == "checking"
    assert "safe" not in case.answers


def test_an_office_does_only_its_own(service: Procedure, officer) -> None:
    case = a_case(service)
    fire, heritage = signed_in(officer("fire")), signed_in(officer("heritage"))
    place = f"/en/office/cases/{case.id}/"
    for other in (fire, heritage):
        for page in ("steps/ask/", "steps/grant/", "steps/complete/", "steps/paid_up/"):
            assert other.post(f"{place}{page}", {"missing-answer": "x", "completed-answer": "x"}).url == place
        other.post(f"{place}claim/")
        other.post(f"{place}release/")
        other.post(f"{place}note/", {"note-answer": "x"})
        other.post(f"{place}hand-over/", {"to-answer": str(new_id())})
    heritage.post(f"{place}opinions/fire/", {"safe-answer": "yes"})
    heritage.post(f"{place}opinions/heritage/", {"fits-answer": "yes"})

    assert {event.kind for event in events_of(case.id)} <= {"submitted", "fee_asked", "moved", "looked_at"}


def test_a_step_takes_no_answers_but_its_own(service: Procedure, officer) -> None:
    case = a_case(service)
    me = signed_in(officer("building"))
    form = {
        "missing-answer": "A plan",
        "area-answer": "1",
        "area": "1",
        "safe-answer": "yes",
        "owner-answer": "no",
        "grounds-answer": "x",
    }
    assert me.post(f"/en/office/cases/{case.id}/steps/ask/", form).status_code == 302

    case.refresh_from_db()
    assert case.answers["area"]["value"] == 10
    assert set(case.answers) == {"owner", "area", "email", "missing"}


def test_a_case_is_handed_only_to_somebody_of_the_office(service: Procedure, officer) -> None:
    case = a_case(service)
    officers, stranger = [officer("building") for _ in range(3)], officer("fire")
    me = signed_in(officers[0])
    for to in (str(stranger.pk), str(new_id()), "x", "", str(UserFactory().pk)):
        assert me.post(f"/en/office/cases/{case.id}/hand-over/", {"to-answer": to}).status_code == 422

    case.refresh_from_db()
    assert case.holder_id is None


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


@pytest.mark.parametrize("words", ["\x00", "ann\x00", "\ud800"])
def test_search_words_that_cannot_be_stored(service: Procedure, officer, words: str) -> None:
    a_case(service)
    address = "/en/office/?words=" + "".join(f"%{byte:02x}" for byte in words.encode("utf-8", "surrogatepass"))

    assert signed_in(officer()).get(address).status_code == 200


@pytest.mark.parametrize(
    "query", ["page=-1", "page=99999999999999999999", "page=x", "pile=none", "pile=%00", "page=%00"]
)
def test_an_inbox_asked_for_nonsense(service: Procedure, officer, query: str) -> None:
    a_case(service)
    assert signed_in(officer()).get(f"/en/office/?{query}").status_code == 200


@pytest.mark.parametrize(
    "code", ["a/b", "..", ".", "%00", "%2F%2F", "?", "ß", "%E2%80%AE", "%ff", "{", "x" * 3000, "//evil.example/"]
)
def test_codes_that_nobody_issued(client: Client, service: Procedure, code: str) -> None:
    response = client.get(f"/en/verify/?code={code}", follow=True)

    assert response.status_code in {200, 404}
    assert all(to.startswith("/en/") for to, _status in response.redirect_chain)
    assert client.get("/en/verify/%00/").status_code == 404


@pytest.mark.parametrize(
    "token", ["%00", "%ff", ":::.", f"{'0' * 32}.%00", "{00000000-0000-0000-0000-000000000000}.x", "."]
)
def test_tokens_that_nobody_made(client: Client, service: Procedure, token: str) -> None:
    begin(client)
    assert client.get(f"/en/services/links/{token}/").status_code == 404


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
