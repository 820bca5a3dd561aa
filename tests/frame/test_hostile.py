"""What strangers, other applicants and other offices try; and answers that are made to do harm."""

import pytest
from django.test import Client

from hanse.frame.models import Application, Case
from hanse.frame.models.application import new_nonce
from hanse.frame.queries import events_of
from hanse.frame.spec.procedure import Procedure
from hanse.frame.views.holding import COOKIE
from hanse.identity.public import User
from hanse.kernel.ids import new_id
from hanse.kernel.links import token_of
from hanse.kernel.models import Notice
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


# What an applicant reads


def test_the_applicant_reads_nothing_that_is_for_offices(client: Client, service: Procedure, officer) -> None:
    case = hand_in(client, area="10")
    people = [officer("building"), officer("building"), officer("fire")]
    one, two, fire = map(signed_in, people)
    office = f"/en/office/cases/{case.id}/"
    one.get(office)
    one.post(f"{office}claim/")
    one.post(f"{office}note/", {"note-answer": "She is a nuisance."})
    one.post(f"{office}hand-over/", {})
    fire.post(f"{office}opinions/fire/", {"safe-answer": "yes"})
    for client_in in (one, two):
        assert client_in.post(f"{office}steps/grant/").status_code == 302

    page = client.get(f"/en/cases/{case.id}/").content.decode()
    sent = "\n".join(f"{notice.subject}\n{notice.body}" for notice in Notice.objects.all())
    assert "Permit" in page
    for secret in ("nuisance", "Is it safe?", *(user.name for user in people), *(str(user.pk) for user in people)):
        assert secret not in page
        assert secret not in sent
    assert "nuisance" in one.get(office).content.decode()
