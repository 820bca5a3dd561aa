"""Who applies for an organisation says for which; whoever acts for it today follows the case, and nobody else does."""

from dataclasses import replace

import pytest
from django.test import Client

from hanse.frame import catalogue
from hanse.frame.actions import appoint_officer
from hanse.frame.models import Application, Case
from hanse.frame.queries import events_of
from hanse.frame.spec.declaration import Who
from hanse.frame.workflow.rebuilding import differences
from hanse.identity.public import Party, User, end_mandate, grant_mandate
from hanse.kernel.actor import Actor
from hanse.kernel.links import token_of
from tests.factories.identity import OrganisationFactory, UserFactory
from tests.frame.samples import permit
from tests.frame.views.test_applying import answer
from tests.frame.views.test_office import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/en/services/permit/"
BY = Actor.system("test")


@pytest.fixture(autouse=True)
def service():
    procedure = catalogue.declare(replace(permit(), who=Who.ORGANISATION))
    yield procedure
    catalogue.withdraw(procedure.key)


@pytest.fixture
def city(db) -> Party:
    return OrganisationFactory(name="Gumi")


def acting_for(*parties: Party) -> User:
    user = UserFactory()
    for party in parties:
        grant_mandate(user=user, party_id=party.id, role="coordinator", by=BY)
    return user


def begun(client: Client, **data: str) -> str:
    response = client.post(f"{PAGE}begin/", data)
    assert response.status_code == 302, response.content.decode()
    return str(response.url).removesuffix("answers/")


def handed_in(client: Client, **data: str) -> Case:
    place = begun(client, **data)
    answer(client, place, owner="yes", area="50", email="ann@example.org")
    client.post(f"{place}hand-in/")
    return Case.objects.latest("id")


def test_who_acts_for_one_applies_for_it(city):
    client = signed_in(acting_for(city))

    case = handed_in(client)

    assert case.party == city
    assert next(events_of(case.id)).facts["party"] == str(city.id)
    assert "For Gumi" in client.get(f"/en/cases/{case.id}/").content.decode()
    assert not list(differences())


def test_who_acts_for_several_says_for_which(city):
    other, foreign = OrganisationFactory(name="Lyon"), OrganisationFactory(name="Rabat")
    client = signed_in(acting_for(city, other))
    page = client.get(PAGE).content.decode()
    assert "For which organisation do you apply?" in page
    assert "Rabat" not in page

    for wrong in ({}, {"organisation": ""}, {"organisation": str(foreign.id)}, {"organisation": "x"}):
        refused = client.post(f"{PAGE}begin/", wrong)
        assert refused.status_code == 422
        assert "Say for which of them you apply" in refused.content.decode()
    assert not Application.objects.exists()

    assert handed_in(client, organisation=str(other.id)).party == other


def test_a_colleague_goes_on_with_it_and_follows_it(city):
    place = begun(signed_in(acting_for(city)))
    colleague = signed_in(acting_for(city))
    answer(colleague, place, owner="yes", area="50", email="ann@example.org")
    colleague.post(f"{place}hand-in/")

    case = Case.objects.get()
    assert colleague.get(f"/en/cases/{case.id}/").status_code == 200
    assert case.number in colleague.get("/en/account/profile/data/").content.decode()


def test_who_acts_for_it_no_more_sees_it_no_more(city):
    leaver = acting_for(city)
    client = signed_in(leaver)
    case = handed_in(client)
    end_mandate(leaver.mandates.get(), by=BY)

    assert client.get(f"/en/cases/{case.id}/").status_code == 404
    told = client.get("/en/account/profile/data/").content.decode()
    assert f"/en/cases/{case.id}/" not in told
    assert "Steps that you did in cases" in told


def test_a_link_opens_an_organisations_case_for_nobody_else(city):
    case = handed_in(signed_in(acting_for(city)))
    link = f"/en/services/links/{token_of(case.id, case.link_nonce)}/"

    assert Client().post(link).url.startswith("/en/account/login/")
    stranger = signed_in(UserFactory())
    stranger.post(link)
    assert stranger.get(f"/en/cases/{case.id}/").status_code == 404


def test_an_officer_who_acts_for_it_does_not_work_on_it(city):
    case = handed_in(signed_in(acting_for(city)))
    officer, colleague = acting_for(city), UserFactory()
    for one in (officer, colleague):
        appoint_officer(one, "building", by=BY)

    assert signed_in(officer).get(f"/en/office/cases/{case.id}/").status_code == 403
    assert "For Gumi" in signed_in(colleague).get(f"/en/office/cases/{case.id}/").content.decode()
    assert case.number not in signed_in(officer).get(f"/en/office/chosen/?case={case.id}", follow=True).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_an_inbox_names_the_organisation_of_each_case(number: int, django_assert_num_queries) -> None:
    for one in range(number):
        handed_in(signed_in(acting_for(OrganisationFactory(name=f"Town {one}"))))
    officer = UserFactory()
    appoint_officer(officer, "building", by=BY)
    client = signed_in(officer)
    client.get("/en/office/")

    with django_assert_num_queries(11):
        page = client.get("/en/office/?words=2026").content.decode()

    assert all(f">Town {one}</bdi>" in page for one in range(number))
