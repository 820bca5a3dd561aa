"""Several cases at once: each step in a transaction of its own, with the rights and refusals of one."""

import pytest
from django.test import Client
from django.utils.http import urlencode

from hanse.frame.actions import give_opinion
from hanse.frame.models import Case
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from tests.factories.identity import UserFactory
from tests.frame.cases import decided
from tests.frame.views.test_office import signed_in, text
from tests.frame.workflow.test_moving import a_case
from tests.frame.workflow.test_moving import officer as one_of

pytestmark = pytest.mark.django_db
PAGE = "/en/office/chosen/"


def chosen(cases: list[Case], below: str = "") -> str:
    return f"{PAGE}{below}?{urlencode({'case': [str(one.id) for one in cases]}, doseq=True)}"


@pytest.fixture
def cases(service: Procedure) -> list[Case]:
    return [a_case(service) for _ in range(3)]


def said(client: Client, response) -> str:
    return client.get(response.url).content.decode()


def test_the_inbox_offers_to_choose(cases, officer):
    page = text(signed_in(officer("building")), "/en/office/")
    for case in cases:
        assert f'name="case" value="{case.id}"' in page
    assert chosen(cases).replace("&", "&amp;") in page or "Choose all of this page" in page


def test_all_that_are_nobodys_are_taken_up_and_laid_back(cases, officer):
    me, colleague = officer("building"), officer("building")
    signed_in(colleague).post(f"/en/office/cases/{cases[0].id}/claim/")
    client = signed_in(me)
    ids = [str(one.id) for one in cases]

    answer = client.post(f"{PAGE}claim/", {"case": ids})

    assert "Done with 2 cases." in said(client, answer)
    assert list(Case.objects.order_by("number").values_list("holder_id", flat=True)) == [colleague.id, me.id, me.id]
    client.post(f"{PAGE}release/", {"case": ids})
    assert Case.objects.filter(holder_id=me.id).count() == 0
    assert Case.objects.filter(holder_id=colleague.id).count() == 1


def test_a_step_is_taken_with_each_and_its_question_answered_once(cases, officer):
    client = signed_in(officer("building"))
    page = text(client, chosen(cases))
    assert "3 chosen cases" in page
    assert "steps/ask/?case=" in page

    answer = client.post(chosen(cases, "steps/ask/"), {"missing-answer": "The site plan, please."})

    assert "Done with 3 cases." in said(client, answer)
    assert set(Case.objects.values_list("state", flat=True)) == {"completing"}


def test_what_is_not_answered_is_asked_again_and_nothing_has_happened(cases, officer):
    client = signed_in(officer("building"))
    page = client.post(chosen(cases, "steps/ask/"), {})
    assert page.status_code == 422
    assert set(Case.objects.values_list("state", flat=True)) == {"checking"}


def test_one_that_refuses_holds_up_no_other_and_is_named(cases, service, officer):
    """Refusing waits for the opinion of the fire service, which only the first has."""
    given = read_answers(service, {"safe": "no"})
    give_opinion(cases[0], "fire", given, by=one_of("fire"), language="en")
    client = signed_in(officer("building"))

    answer = client.post(chosen(cases[:2], "steps/refuse/"), {"grounds-answer": "Too close to the trees."})

    page = said(client, answer)
    assert "Done with 1 case." in page
    assert f"Nothing was done with {cases[1].number}: " in page
    assert set(Case.objects.values_list("state", flat=True)) == {"refused", "checking"}


def test_cases_in_different_states_share_no_step(cases, service, officer):
    decided(cases[0], service)
    page = text(signed_in(officer("building")), chosen(cases))
    assert "There is no step that your office can take with all of these" in page
    assert "steps/" not in page


def test_a_step_that_is_not_shared_is_not_taken(cases, service, officer):
    decided(cases[0], service)
    client = signed_in(officer("building"))
    answer = client.post(chosen(cases, "steps/ask/"), {"missing-answer": "More."})
    assert "a case has moved on" in said(client, answer)
    assert set(Case.objects.values_list("state", flat=True)) == {"granted", "checking"}


def test_what_is_no_case_of_hers_is_left_out(cases, officer):
    stranger = UserFactory()
    assert signed_in(stranger).get(chosen(cases)).status_code == 403
    assert signed_in(stranger).post(f"{PAGE}claim/", {"case": [str(cases[0].id)]}).status_code == 403
    assert Client().get(chosen(cases)).url.startswith("/en/account/login/")
    mine = officer("building")
    Case.objects.filter(id=cases[0].id).update(applicant=mine)
    page = text(signed_in(mine), chosen(cases))
    assert cases[0].number not in page
    assert cases[1].number in page


@pytest.mark.parametrize("query", ["", "?case=", "?case=no-id", "?case=00000000-0000-0000-0000-000000000000"])
def test_without_a_case_one_is_asked_to_choose(officer, query):
    client = signed_in(officer("building"))
    assert "Choose one case or more" in said(client, client.get(PAGE + query))


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_the_same_number_of_times(
    cases, officer, django_assert_num_queries, number: int
) -> None:
    client = signed_in(officer("building"))
    with django_assert_num_queries(4):
        client.get(chosen(cases[:number]))
