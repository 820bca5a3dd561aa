"""How the work goes: numbers of one's own offices alone, as pictures with tables, and as files."""

import pytest
from django.test import Client

from hanse.frame.spec.procedure import Procedure
from tests.factories.identity import UserFactory
from tests.frame.cases import decided
from tests.frame.views.test_office import signed_in, text
from tests.frame.workflow.test_moving import a_case

pytestmark = pytest.mark.django_db
PAGE = "/en/office/statistics/"


def test_numbers_of_what_came_and_ended(service: Procedure, officer) -> None:
    decided(a_case(service), service)
    a_case(service)

    page = text(signed_in(officer("building")), PAGE)

    assert "What came, ended and waited" in page
    assert "Who has how many open cases" in page
    assert "Granted 1." in page, "how cases ended, in words"


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_the_same_number_of_times(
    service: Procedure, officer, django_assert_num_queries, number: int
) -> None:
    client = signed_in(officer("building"))
    for _ in range(number):
        decided(a_case(service), service)
        case = a_case(service)
        signed_in(officer("building")).post(f"/en/office/cases/{case.id}/claim/")

    with django_assert_num_queries(10):
        client.get(PAGE)


def test_an_office_that_has_nothing_is_told_what_will_stand_here(service: Procedure, officer) -> None:
    assert "There is nothing to count yet" in text(signed_in(officer("building")), PAGE)


def test_a_picture_is_taken_away(service: Procedure, officer) -> None:
    a_case(service)
    client = signed_in(officer("building"))

    table = client.get(f"{PAGE}?picture=load&as=csv").content.decode()

    assert "Nobody's yet,1" in table
    assert client.get(f"{PAGE}?picture=nothing&as=csv").status_code == 404


def test_what_is_chosen_wrongly_counts_as_all(service: Procedure, officer) -> None:
    a_case(service)
    assert "What came" in text(signed_in(officer("building")), f"{PAGE}?service=%20&months=999999999999")


def test_strangers_see_no_numbers(service: Procedure) -> None:
    assert Client().get(PAGE).url.startswith("/en/account/login/")
    assert signed_in(UserFactory()).get(PAGE).status_code == 403
