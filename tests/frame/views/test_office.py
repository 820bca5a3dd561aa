"""An office works: finds a case, takes it up, asks for opinions, decides; and sees nothing that is not its own."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from hanse.frame import catalogue
from hanse.frame.actions import give_opinion
from hanse.frame.enums import AUTHORITY_ID
from hanse.frame.models import Case
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import User
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, set_to
from hanse.kernel.files import store
from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Answer, FileRef
from hanse.ui import formats
from tests.factories.identity import UserFactory
from tests.frame.samples import permit
from tests.frame.spec.test_calculating import BOND, a_table
from tests.frame.spec.test_counting import a_term
from tests.frame.workflow.test_moving import a_case
from tests.frame.workflow.test_moving import officer as one_of

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def case(service: Procedure) -> Case:
    return a_case(service)


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response
    return response.content.decode()


def place(case: Case, more: str = "") -> str:
    return f"/en/office/cases/{case.id}/{more}"


def test_the_inbox_shows_what_the_office_has(case: Case, officer) -> None:
    assert case.number in text(signed_in(officer("building")), "/en/office/")
    assert case.number not in text(signed_in(officer("heritage")), "/en/office/")


def test_an_opinion_that_is_asked_lies_on_its_own_pile(case: Case, officer) -> None:
    client = signed_in(officer("fire"))

    assert case.number not in text(client, "/en/office/")
    assert case.number in text(client, "/en/office/?pile=opinions")


@pytest.mark.parametrize(
    ("pile", "words"),
    [("mine", "that a colleague hands to you"), ("late", "is past its day"), ("ended", "once they are")],
)
def test_an_empty_pile_says_what_it_will_hold(officer, pile: str, words: str) -> None:
    assert words in text(signed_in(officer("building")), f"/en/office/?pile={pile}")


def test_a_step_says_what_will_happen_by_it(case: Case, officer) -> None:
    page = text(signed_in(officer("building")), place(case, "steps/ask/"))

    assert "State of the case afterwards: More is needed" in page
    assert "The applicant gets a message." in page
    assert "A document is made" not in page


def test_a_case_is_found_by_a_word_of_the_application(case: Case, officer) -> None:
    client = signed_in(officer("heritage"))

    assert case.number in text(client, "/en/office/?words=ANN@example")
    assert case.number in text(client, f"/en/office/?words={case.number[-4:]}")
    assert "Nothing was found" in text(client, "/en/office/?words=nowhere")


@pytest.mark.parametrize("number", [1, 3])
def test_the_inbox_asks_the_database_the_same_number_of_times(
    service: Procedure, officer, django_assert_num_queries, number: int
) -> None:
    me = officer("building")
    for _ in range(number):
        a_case(service)
    client = signed_in(me)
    for row in Case.objects.all():
        client.post(place(row, "claim/"))

    with django_assert_num_queries(12):
        client.get("/en/office/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_inbox_of_one_service_has_its_cases_and_counts_alone(
    service: Procedure, officer, django_assert_num_queries, number: int
) -> None:
    other = catalogue.declare(permit(key="licence", title=Text("licence.title", "A licence")))
    try:
        rows = [a_case(one) for one in (service, other) for _ in range(number)]
        client = signed_in(officer("building"))
        everything = text(client, "/en/office/")
        assert all(one.number in everything for one in rows)
        assert everything.index(">A licence</option>") < everything.index('value="permit"')
        with django_assert_num_queries(11):
            page = text(client, "/en/office/?service=licence")
    finally:
        catalogue.withdraw(other.key)
    assert [one.number in page for one in rows] == [False] * number + [True] * number
    assert 'value="licence" selected' in page
    assert "?pile=late&amp;service=licence" in page
    assert f'"hanse-soft">({number})' in page
    assert f"({2 * number})" not in page
    assert 'type="hidden" name="service" value="licence"' in page


def test_a_service_that_an_office_does_not_have_is_no_filter_and_one_alone_needs_none(case: Case, officer) -> None:
    page = text(signed_in(officer("building")), "/en/office/?service=secret")
    assert case.number in page
    assert "<select" not in page
    assert "pile=late&amp;service" not in page


def test_strangers_are_led_to_sign_in_and_others_find_nothing(case: Case) -> None:
    nobody, stranger = Client(), signed_in(UserFactory())
    for page in ("", "note/", "hand-over/", "steps/ask/", "opinions/fire/"):
        assert nobody.get(place(case, page)).url.startswith("/en/account/login/")
        assert stranger.get(place(case, page)).status_code == 404
    for page in ("claim/", "release/"):
        assert nobody.post(place(case, page)).url.startswith("/en/account/login/")
        assert stranger.post(place(case, page)).status_code == 404
    assert stranger.get("/en/office/").status_code == 403


def test_a_case_is_taken_up_noted_handed_over_and_laid_back(case: Case, officer) -> None:
    me, colleague, _third = officer("building"), officer("building"), officer("building")
    client = signed_in(me)
    client.post(place(case, "claim/"))
    assert f"{me.name} works on it." in text(client, place(case))
    assert client.post(place(case, "note/"), {"note-answer": "Called them."}).status_code == 302
    assert "Called them." in text(client, place(case))

    client.post(place(case, "hand-over/"), {"to-answer": str(colleague.id)})
    case.refresh_from_db()
    assert case.holder_id == colleague.id

    signed_in(colleague).post(place(case, "release/"))
    case.refresh_from_db()
    assert case.holder_id is None


def test_a_case_is_decided_together_after_the_opinion(case: Case, officer) -> None:
    one, two, fire = (signed_in(officer(office)) for office in ("building", "building", "fire"))
    page = text(one, place(case))
    assert "Refuse: possible when all opinions are given" in page
    assert client_step(one, case, "refuse", grounds="No.").status_code == 422

    assert fire.post(place(case, "opinions/fire/"), {"safe-answer": "yes"}).status_code == 302
    assert client_step(one, case, "grant").status_code == 302
    assert "Agreed: 1 of 2" in text(one, place(case))
    assert client_step(one, case, "grant").status_code == 422
    assert client_step(two, case, "grant").status_code == 302

    case.refresh_from_db()
    assert case.state == "granted"
    assert "What you can do" not in text(one, place(case))


def client_step(client: Client, case: Case, step: str, **answers: str):
    return client.post(place(case, f"steps/{step}/"), {f"{key}-answer": value for key, value in answers.items()})


def test_a_reason_that_is_missing_is_asked_for_and_nothing_happens(case: Case, officer) -> None:
    client = signed_in(officer("building"))

    refused = client_step(client, case, "ask", missing="")

    assert refused.status_code == 422
    assert "<title>Error" in refused.content.decode()
    case.refresh_from_db()
    assert case.state == "checking"


def test_the_applicant_sees_that_her_case_was_looked_at_once_a_day(case: Case, officer) -> None:
    client = signed_in(officer("building"))
    text(client, place(case))
    text(client, place(case))

    assert case.events.filter(kind="looked_at").count() == 1


def test_who_leaves_the_office_sees_nothing_from_that_moment(case: Case, officer) -> None:
    me = officer("building")
    client = signed_in(me)
    text(client, place(case))

    me.mandates.filter(party_id=AUTHORITY_ID).update(ended_at=case.submitted_at)

    assert client.get(place(case)).status_code == 404


def test_the_only_colleague_is_named(case: Case, officer) -> None:
    me, colleague = officer("building"), officer("building")
    client = signed_in(me)
    client.post(place(case, "claim/"))

    assert f"Hand it to {colleague.name}" in text(client, place(case, "hand-over/"))
    client.post(place(case, "hand-over/"))

    case.refresh_from_db()
    assert case.holder_id == colleague.id


def test_a_file_is_for_the_applicant_and_the_offices(service: Procedure, officer) -> None:
    stored = store(ContentFile(b"%PDF-1.4", name="plan.pdf"), by=Actor.system("test"))
    other = store(ContentFile(b"%PDF-1.4", name="other.pdf"), by=Actor.system("test"))
    ref = FileRef(str(stored.id), stored.name, stored.media_type, stored.size)
    case = a_case(service, drawing=Answer.answered("drawing", (ref,)))
    client = signed_in(officer("building"))

    assert "plan.pdf</a>" in text(client, place(case))
    assert client.get(place(case, f"files/{stored.id}/")).status_code == 200
    assert client.get(place(case, f"files/{other.id}/")).status_code == 404
    assert signed_in(UserFactory()).get(place(case, f"files/{stored.id}/")).status_code == 404
    assert Client().get(f"/en/cases/{case.id}/files/{stored.id}/").status_code == 404


def test_a_case_shows_its_terms_and_what_tables_have_worked_out(offering, officer) -> None:
    with set_to(now()):
        bond = a_table("by_area", {"area": "number"}, [["-", "area * 3"]], BOND)
        case = a_case(offering(terms=(a_term(),), tables=(bond,)))
        client = signed_in(officer("building"))
        ends = formats.date(case.due)

        page = text(client, place(case))
        assert f"The law: ends on {ends}" in page
        assert "€30.00" in page
        assert formats.date(case.due, "medium") in text(client, "/en/office/")

        client_step(client, case, "ask", missing="The plan")

        assert "The law: stands still; when it goes on, 10 working days are left" in text(client, place(case))


def test_the_second_of_two_who_decide_sees_what_the_first_agreed_to(service: Procedure, officer) -> None:
    case = a_case(service)
    give_opinion(case, "fire", read_answers(service, {"safe": "yes"}), by=one_of("fire"), language="en")
    first, second = officer("building"), officer("building")

    page = text(signed_in(first), place(case, "steps/grant/"))
    assert "After yours, the word of one more colleague is needed." in page
    agreed = signed_in(first).post(place(case, "steps/grant/"), follow=True).content.decode()
    assert "You have agreed. The step is taken when 1 more colleague agrees." in agreed
    assert "1 of 2 have agreed" in agreed
    again = signed_in(first).get(place(case, "steps/grant/"), follow=True)
    assert "You have agreed to this already" in again.content.decode()

    page = text(signed_in(second), place(case, "steps/grant/"))
    assert f"{first} has agreed on" in page
    assert "With your word it is done." in page
    signed_in(second).post(place(case, "steps/grant/"))
    assert Case.objects.get(id=case.id).state == "granted"


def test_a_step_that_the_rules_do_not_allow_says_so(service: Procedure, officer) -> None:
    case = a_case(service)
    client = signed_in(officer("building"))
    assert "the rules of the service do not allow it" not in text(client, place(case))

    give_opinion(case, "fire", read_answers(service, {"safe": "no"}), by=one_of("fire"), language="en")

    assert "Grant: the rules of the service do not allow it by what is known" in text(client, place(case))
