"""A resident applies without an account: begin, answer, hand in, follow; and what others cannot do."""

import re
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client

from hanse.frame.actions import give_opinion, record_payment, take_step
from hanse.frame.models import Application, Case, IssuedDocument, Record
from hanse.frame.queries import chain_of
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.chain import broken_links
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT, Transition
from hanse.kernel.ids import new_id
from hanse.kernel.models import Notice
from hanse.ui import formats
from tests.frame.samples import permit, t

pytestmark = pytest.mark.django_db


def begin(client: Client) -> str:
    response = client.post("/en/services/permit/begin/")
    assert response.status_code == 302
    return str(response.url).removesuffix("answers/")


def answer(client: Client, place: str, **answers: str) -> None:
    for key, value in answers.items():
        response = client.post(f"{place}answers/questions/{key}/", {"answer": value, "do": "save"})
        assert response.status_code == 302, response.content.decode()


def hand_in(client: Client, **answers: str) -> Case:
    place = begin(client)
    answer(client, place, **{"owner": "yes", "area": "50", "email": "ann@example.org", **answers})
    response = client.post(f"{place}hand-in/")
    assert response.status_code == 302, response.content.decode()
    return Case.objects.get()


def test_the_list_leads_to_the_service(client: Client, service: Procedure) -> None:
    assert "/en/services/permit/" in client.get("/en/services/").content.decode()

    page = client.get("/en/services/permit/").content.decode()

    assert "Building permit" in page
    assert "Anyone. You need no account." in page


def test_the_list_leads_back_to_what_this_browser_holds(
    client: Client, service: Procedure, django_assert_num_queries
) -> None:
    case, begun = hand_in(client), begin(client)

    with django_assert_num_queries(4):  # one for the site's menu
        words = client.get("/en/services/").content.decode()

    assert f"/en/cases/{case.id}/" in words
    assert begun in words
    assert "Go on with yours" not in Client().get("/en/services/").content.decode()


def test_every_question_leads_to_going_on_later(client: Client, service: Procedure) -> None:
    place = begin(client)

    for page in ("answers/questions/owner/", "answers/check/"):
        assert f'{place}keep/">Stop here, and go on later' in client.get(f"{place}{page}").content.decode()


def test_that_it_has_come_is_said_and_until_when_to_pay(client: Client, service: Procedure) -> None:
    case = hand_in(client)

    words = client.get(f"/en/cases/{case.id}/").content.decode()

    assert "We have received it." in words
    assert f"You have until {formats.date(case.due)}." in words


def test_an_application_becomes_a_case_of_the_same_id(client: Client, service: Procedure) -> None:
    case = hand_in(client)

    assert not Application.objects.exists()
    assert case.state == "paying"
    assert case.fee == Decimal(150)
    assert case.email == "ann@example.org"
    page = client.get(f"/en/cases/{case.id}/").content.decode()
    assert case.number in page
    assert "€150.00" in page


def test_what_is_open_is_said_before_it_is_handed_in(client: Client, service: Procedure) -> None:
    place = begin(client)
    answer(client, place, owner="yes")

    assert "2 questions have no answer yet" in client.get(f"{place}hand-in/").content.decode()
    refused = client.post(f"{place}hand-in/")

    assert refused.status_code == 422
    assert "Area, E-mail address" in refused.content.decode().replace(" and ", ", ")
    assert Application.objects.exists()


def test_who_is_not_eligible_hears_why_and_keeps_the_answers(client: Client, service: Procedure) -> None:
    place = begin(client)
    answer(client, place, owner="no", area="50", email="ann@example.org")

    assert "Only an owner can ask" in client.get(f"{place}hand-in/").content.decode()
    assert client.post(f"{place}hand-in/").status_code == 422
    assert Application.objects.get().answers["area"]["value"] == 50


def test_handing_in_twice_makes_one_case(client: Client, service: Procedure) -> None:
    case = hand_in(client)

    again = client.post(f"/en/services/permit/applications/{case.id}/hand-in/")

    assert again.url == f"/en/cases/{case.id}/"
    assert Case.objects.count() == 1


def test_a_stranger_finds_neither_application_nor_case(client: Client, service: Procedure) -> None:
    place = begin(client)
    stranger = Client()
    for page in ("answers/questions/area/", "hand-in/", "keep/", "delete/"):
        response = stranger.get(f"{place}{page}")
        assert response.status_code == 302
        assert response.url == "/en/services/permit/"
    answer(client, place, owner="yes", area="50", email="ann@example.org")
    client.post(f"{place}hand-in/")

    case = Case.objects.get()

    assert stranger.get(f"/en/cases/{case.id}/").status_code == 404
    assert stranger.get(f"/en/cases/{new_id()}/").status_code == 404


def test_a_link_opens_it_elsewhere_and_only_when_asked_to(client: Client, service: Procedure) -> None:
    place = begin(client)
    page = client.get(f"{place}keep/").content.decode()
    link = page.split('href="http://testserver')[1].split('"')[0]
    elsewhere = Client()

    assert elsewhere.get(link).status_code == 200
    assert elsewhere.get(f"{place}keep/").status_code == 302
    elsewhere.post(link)

    assert elsewhere.get(f"{place}keep/").status_code == 200


@pytest.mark.parametrize("token", ["nothing", f"{UUID(int=5).hex}.abc", "x" * 300])
def test_a_link_that_is_not_genuine_leads_nowhere(client: Client, service: Procedure, token: str) -> None:
    begin(client)

    assert client.get(f"/en/services/links/{token}/").status_code == 404


def test_a_deleted_application_is_gone(client: Client, service: Procedure) -> None:
    place = begin(client)
    assert client.get(f"{place}delete/").status_code == 200
    client.post(f"{place}delete/")

    assert not Application.objects.exists()


def test_the_whole_way_to_a_decision(client: Client, service: Procedure, officer) -> None:
    case = hand_in(client, area="50")
    record_payment(case, Decimal(150), "cash")
    fire, one, two = (
        Doer(id=officer(office).id, offices=frozenset([office])) for office in ("fire", "building", "building")
    )
    take_step(case, "ask", read_answers(service, {"missing": "A plan, please."}), by=one, language="en")
    asked = Notice.objects.get(subject__startswith="More is needed")
    assert "A plan, please." in asked.body
    page = client.get(f"/en/cases/{case.id}/steps/complete/")
    assert page.status_code == 200
    assert client.post(f"/en/cases/{case.id}/steps/complete/", {"completed-answer": ""}).status_code == 422
    client.post(f"/en/cases/{case.id}/steps/complete/", {"completed-answer": "Here it is."})
    give_opinion(case, "fire", read_answers(service, {"safe": "yes"}), by=fire, language="en")
    take_step(case, "grant", {}, by=one, language="en")
    take_step(case, "grant", {}, by=two, language="en")

    case.refresh_from_db()

    assert case.state == "granted"
    assert case.ended_at is not None
    assert list(broken_links(chain_of(case.id))) == []
    document = IssuedDocument.objects.get()
    assert document.content["paragraphs"] == ["You may build 50 m²."]
    assert Record.objects.get().content["area"]["answer"] == "50"


def test_the_applicant_reads_what_a_step_tells_and_nothing_before(client: Client, service: Procedure, officer) -> None:
    case = hand_in(client, area="10")
    fire, building = (Doer(id=officer(office).id, offices=frozenset([office])) for office in ("fire", "building"))
    give_opinion(case, "fire", read_answers(service, {"safe": "no"}), by=fire, language="en")
    assert "Is it safe?" not in client.get(f"/en/cases/{case.id}/").content.decode()

    grounds = read_answers(service, {"grounds": "The stairs burn."})
    take_step(case, "refuse", grounds, by=building, language="en")

    page = client.get(f"/en/cases/{case.id}/").content.decode()
    assert "The stairs burn." in page
    assert "Is it safe?" in page


def test_who_is_asked_for_more_reads_what_where_she_answers(client: Client, offering, officer) -> None:
    steps = (replace(one, tells=("missing",)) if one.key == "ask" else one for one in permit().transitions)
    service = offering(transitions=tuple(steps))
    case, me = hand_in(client, area="10"), Doer(id=officer("building").id, offices=frozenset(["building"]))
    take_step(case, "ask", read_answers(service, {"missing": "The plan of the roof."}), by=me, language="en")

    page, form = (client.get(f"/en/cases/{case.id}/{path}").content.decode() for path in ("", "steps/complete/"))

    assert page.index("The plan of the roof.") < page.index(f"/en/cases/{case.id}/steps/complete/")
    assert "The plan of the roof." in form


def test_no_step_is_pressed_on_an_applicant_while_the_office_works(client: Client, offering) -> None:
    """To withdraw is possible, and not what the page is for."""
    leave = Transition(key="leave", title=t("Leave"), sources=("checking",), target="lapsed", by=APPLICANT)
    offering(transitions=(*permit().transitions, leave))
    case = hand_in(client, area="10")

    page = client.get(f"/en/cases/{case.id}/").content.decode()

    [button] = re.findall(r"<a [^>]*/steps/leave/[^>]*>", page)
    assert "govuk-button--secondary" in button


def test_a_service_leads_back_to_the_case_that_it_began(
    client: Client, service: Procedure, django_assert_num_queries
) -> None:
    case = hand_in(client)

    with django_assert_num_queries(4):  # one for the site's menu
        page = client.get("/en/services/permit/").content.decode()

    assert f"/en/cases/{case.id}/" in page
    Case.objects.update(ended_at=case.submitted_at)
    assert f"/en/cases/{case.id}/" not in client.get("/en/services/permit/").content.decode()
    assert f"/en/cases/{case.id}/" not in Client().get("/en/services/permit/").content.decode()
